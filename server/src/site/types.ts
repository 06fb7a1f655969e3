import type { ChartedIncident } from '../incidents/charted';
import type { LengthId } from '../incidents/numbers';
import type { TeamZone } from '../incidents/zone';
import type { PreviewData } from '../protocol';

/** The lengths that are shown, in this order. */
export const VALUE_NAMES = {
  duration: 'Duration',
  detect: 'Time to detect',
  acknowledge: 'Time to acknowledge',
  mitigate: 'Time to mitigate',
  resolve: 'Time to resolve',
} as const satisfies Readonly<Partial<Record<LengthId, string>>>;

export type ValueId = keyof typeof VALUE_NAMES;

export const VALUE_IDS: readonly ValueId[] = [
  'duration',
  'detect',
  'acknowledge',
  'mitigate',
  'resolve',
];

/** One incident as far as the report shows it. */
export interface SiteIncident extends ChartedIncident {
  /** As it was given, with `/`; never shown in a public report. */
  readonly path: string;
  /** What is drawn and listed of it. */
  readonly data: PreviewData;
  /** Ids that it refers to, each once. */
  readonly related: readonly string[];
}

/** An incident with the name of its page, unique in the report. */
export interface PagedIncident extends SiteIncident {
  /** `2025-08-22-pool`: the page is `incidents/2025-08-22-pool.html`. */
  readonly slug: string;
}

/** A document that has no page. */
export interface SiteOther {
  readonly path: string;
  readonly kind: 'no-postmortem' | 'template' | 'unreadable';
  readonly why: string;
}

export interface SiteOptions {
  /** For readers outside: nothing of the sources' places is shown. */
  readonly public: boolean;
  /** When the report is made, as an ISO instant in UTC; without it nothing says now or overdue. */
  readonly now: string | null;
  /** Of the program that makes it. */
  readonly version: string;
}

/** One file of the report: its path below the folder, with `/`. */
export interface SiteFile {
  readonly path: string;
  readonly text: string;
}

/** All that the report is made of. */
export interface Site {
  /** Newest first; those without a date last. */
  readonly incidents: readonly PagedIncident[];
  readonly others: readonly SiteOther[];
  readonly options: SiteOptions;
  /** The zone of the charts, and where it comes from. */
  readonly zone: TeamZone;
}
