import type { Language } from '../language/languages';
import type { DateOrder } from '../time/calendar';
import type { FieldKind, MetricDefinition, SectionKind } from './types';

/** Somebody on the team's roster. */
export interface RosterPerson {
  readonly name: string;
  /** Without `@`. */
  readonly handle: string | null;
  readonly email: string | null;
  readonly team: string | null;
  /** Other names by which documents call the person. */
  readonly aliases: readonly string[];
  readonly role: string | null;
}

export interface TeamName {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** One level of the severity scale. */
export interface SeverityLevel {
  readonly name: string;
  readonly meaning: string | null;
  /** Other names of the same level: `SEV1` beside `Critical`. */
  readonly aliases: readonly string[];
  /** Days after the incident within which its review is due; null without a policy. */
  readonly reviewDays: number | null;
  /** Days within which an action of a priority is due, where they differ from the general ones. */
  readonly dueDays: Readonly<Record<string, number>>;
  /** Sections that such an incident needs beside those of all. */
  readonly sections: readonly SectionKind[];
  /** Fields that it needs beside those of all. */
  readonly fields: readonly FieldKind[];
}

/** What the team says about one kind of section, or about a section that no kind stands for. */
export interface SectionSetting {
  readonly kind: SectionKind;
  /** As the team writes it; null for the usual name. */
  readonly heading: string | null;
  readonly required: boolean;
  readonly synonyms: readonly string[];
}

export interface FieldSetting {
  readonly kind: FieldKind;
  readonly name: string | null;
  readonly required: boolean;
  readonly synonyms: readonly string[];
}

/**
 * What a team can set, already validated and complete: defaults stand where nothing was written.
 * Read from `.postmortem.yaml` and from the editor's `postmortem.*` settings.
 */
export interface Configuration {
  /** IANA zone or `UTC` for times that name none; null when the team set nothing. */
  readonly timezone: string | null;
  /** How `03/04/2025` is read where no date of the document decides; null leaves it open. */
  readonly dateOrder: DateOrder | null;
  /** The language of headings and fields that the tool inserts; null for the document's own. */
  readonly language: Language | null;
  /** Globs of files that are postmortems whatever they look like. */
  readonly files: readonly string[];
  /** From most to least severe. */
  readonly severities: readonly SeverityLevel[];
  readonly statuses: readonly string[];
  /** Statuses of action items. */
  readonly actionStatuses: readonly string[];
  readonly priorities: readonly string[];
  /** Days after the incident within which an action of a priority is due; empty without a policy. */
  readonly dueDays: Readonly<Record<string, number>>;
  /** People offered and known beside those in the document. */
  readonly people: readonly RosterPerson[];
  /** Names that are teams, whatever they look like. */
  readonly teams: readonly TeamName[];
  readonly sections: readonly SectionSetting[];
  readonly fields: readonly FieldSetting[];
  /** Forms of incident ids, such as `INC-{yyyy}{mm}{dd}-{n}`; empty for the usual ones. */
  readonly ids: readonly string[];
  /** The team's own definitions; each replaces the standard one of its metric. */
  readonly metrics: readonly MetricDefinition[];
  /** Addresses of tickets, channels and the like, by what they are called in documents. */
  readonly links: readonly LinkPattern[];
  /** Folder of the team's own templates, from the configuration's folder on; null without one. */
  readonly templates: string | null;
  readonly codeLenses: boolean;
  /** Columns of the screen beyond which formatting does not pad a table. */
  readonly tableWidth: number;
  /** A lens over the title that counts similar incidents. */
  readonly similarLens: boolean;
  readonly inlayHints: { readonly offsets: boolean; readonly gaps: boolean; readonly due: boolean };
  /** Level by rule id; rules not named keep their own. */
  readonly levels: Readonly<Record<string, Level>>;
  /** Levels that count in a document of a status before `levels`; the first status that fits. */
  readonly states: readonly {
    readonly status: string;
    readonly levels: Readonly<Record<string, Level>>;
  }[];
  /** The keys that the team has set itself. */
  readonly explicit: ReadonlySet<string>;
  /** Option values by rule id. */
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

type Level = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** `OPS-{n}` → `https://tickets.example.com/{0}`. */
export interface LinkPattern {
  readonly match: string;
  readonly url: string;
}

/** A level of which nothing but the name is told. */
export const severityLevel = (name: string): SeverityLevel => ({
  name,
  meaning: null,
  aliases: [],
  reviewDays: null,
  dueDays: {},
  sections: [],
  fields: [],
});

/** A person of whom nothing but the name is told. */
export const rosterPerson = (name: string): RosterPerson => ({
  name,
  handle: null,
  email: null,
  team: null,
  aliases: [],
  role: null,
});

export const DEFAULT_CONFIGURATION: Configuration = {
  timezone: null,
  dateOrder: null,
  language: null,
  files: [],
  severities: ['Critical', 'High', 'Medium', 'Low'].map(severityLevel),
  statuses: ['Investigating', 'Identified', 'Monitoring', 'Resolved', 'Closed'],
  actionStatuses: ['Open', 'In Progress', 'Done', "Won't Do"],
  priorities: ['P0', 'P1', 'P2', 'P3'],
  dueDays: {},
  people: [],
  teams: [],
  sections: [],
  fields: [],
  ids: [],
  metrics: [],
  links: [],
  templates: null,
  codeLenses: true,
  tableWidth: 120,
  similarLens: false,
  inlayHints: { offsets: false, gaps: false, due: true },
  levels: {},
  states: [],
  explicit: new Set(),
  options: {},
};
