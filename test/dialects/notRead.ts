import type { Postmortem } from '../../server/src/model/types';

/** A form that is knowingly not read: what it says stays unknown, and nothing is said about it. */
export interface NotRead {
  readonly name: string;
  /** How it is written, as one or more lines. */
  readonly written: string;
  readonly why: string;
  /** The whole document that holds it. */
  readonly document: string;
  /** What must be null. */
  readonly unknown: (model: Postmortem) => unknown;
}

const ROWS = '- 14:02 UTC - Alert fired\n- 14:40 UTC - Service restored\n';
const PARTS = `## Impact\n\n12% of the orders failed.\n\n## Timeline\n\n`;
const documentOf = (header: string, rows = ROWS): string =>
  `# Checkout outage\n\n${header}\n\n${PARTS}${rows}`;

export const NOT_READ: readonly NotRead[] = [
  {
    name: 'A date that may be day or month first',
    written: '04/03/2025',
    why: 'where no other date, language or setting tells; `dateOrder` in the configuration does',
    document: documentOf('**Date:** 04/03/2025'),
    unknown: ({ incident: { date } }) => (date.kind === 'valid' ? date.value : null),
  },
  {
    name: 'An abbreviation of several zones',
    written: '14:02 IST',
    why: 'India, Ireland or Israel: the times are compared with each other only',
    document: documentOf('**Date:** 2025-03-14', ROWS.replaceAll('UTC', 'IST')),
    unknown: ({ timelines }) => timelines[0]?.entries[0]?.start?.zone?.id ?? null,
  },
  {
    name: 'A German day in one letter',
    written: '**Dauer:** 1 T, 2h und 5 Min.',
    why: 'a unit that is not known makes the whole length unknown',
    document: documentOf('**Dauer:** 1 T, 2h und 5 Min.'),
    unknown: ({ incident: { durations } }) => durations[0]?.duration.minutes ?? null,
  },
  {
    name: 'A German or Korean day that begins a line',
    written: '- 18. Juni 2025, 14:02 UTC - Alert fired',
    why: 'Markdown makes a numbered list of it; bold, as code, as a heading, behind a pipe or as `18.06.2025` it is read',
    document: documentOf(
      '**Status:** Gelöst',
      '- 18. Juni 2025, 14:02 UTC - Alert fired\n- 18. Juni 2025, 14:40 UTC - Service restored\n',
    ),
    unknown: ({ timelines }) => timelines[0]?.entries[0]?.start?.date ?? null,
  },
  {
    name: 'A table of one field',
    written: '| Field | Value |\n|---|---|\n| Status | Resolved |',
    why: 'it could be a table of anything; two fields make a header',
    document: documentOf('| Field | Value |\n|---|---|\n| Status | Resolved |'),
    unknown: ({ incident: { status } }) => (status.kind === 'valid' ? status.value : null),
  },
];
