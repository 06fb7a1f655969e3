/**
 * What a team can set, already validated and complete: defaults stand where nothing was written.
 * Read from `.postmortem.yaml` and from the editor's `postmortem.*` settings.
 */
export interface Configuration {
  /** IANA zone or `UTC` for times that name none; null when the team set nothing. */
  readonly timezone: string | null;
  /** Globs of files that are postmortems whatever they look like. */
  readonly files: readonly string[];
  /** From most to least severe. */
  readonly severities: readonly string[];
  readonly statuses: readonly string[];
  /** Statuses of action items. */
  readonly actionStatuses: readonly string[];
  readonly priorities: readonly string[];
  /** Days after the incident within which an action of a priority is due; empty without a policy. */
  readonly dueDays: Readonly<Record<string, number>>;
  /** Names offered and known beside those in the document. */
  readonly people: readonly string[];
  /** Names that are teams, whatever they look like. */
  readonly teams: readonly string[];
  /** Fields that each postmortem must have; empty means: those of the document's own form. */
  readonly requiredFields: readonly string[];
  /** Section kinds that each postmortem must have; empty means: timeline, cause, action items (as information). */
  readonly requiredSections: readonly string[];
  /** Level by rule id; rules not named keep their own. */
  readonly levels: Readonly<Record<string, 'error' | 'warning' | 'information' | 'hint' | 'off'>>;
  /** The keys that the team has set itself. */
  readonly explicit: ReadonlySet<string>;
  /** Option values by rule id. */
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export const DEFAULT_CONFIGURATION: Configuration = {
  timezone: null,
  files: [],
  severities: ['Critical', 'High', 'Medium', 'Low'],
  statuses: ['Investigating', 'Identified', 'Monitoring', 'Resolved', 'Closed'],
  actionStatuses: ['Open', 'In Progress', 'Done', "Won't Do"],
  priorities: ['P0', 'P1', 'P2', 'P3'],
  dueDays: {},
  people: [],
  teams: [],
  requiredFields: [],
  requiredSections: [],
  levels: {},
  explicit: new Set(),
  options: {},
};
