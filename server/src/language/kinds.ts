/** The parts of a document and the moments of an incident that the words of a language name. */
export type SectionKind =
  | 'summary'
  | 'impact'
  | 'timeline'
  | 'detection'
  | 'resolution'
  | 'root-cause'
  | 'contributing-factors'
  | 'five-whys'
  | 'went-well'
  | 'went-wrong'
  | 'lucky'
  | 'action-items'
  | 'lessons'
  | 'supporting'
  | 'sign-off'
  | 'follow-up'
  | 'stats'
  | 'other';

/** What a labelled value in the header of a document says: `**Severity:** SEV-1`. */
export type FieldKind =
  | 'id'
  | 'date'
  | 'window'
  | 'start'
  | 'end'
  | 'detected'
  | 'acknowledged'
  | 'mitigated'
  | 'repaired'
  | 'resolved'
  | 'duration'
  | 'severity'
  | 'status'
  | 'author'
  | 'owner'
  | 'services'
  | 'users'
  | 'revenue'
  | 'sla'
  | 'zone'
  | 'reviewer'
  | 'approver';

/** What a column of a table holds. */
export type ColumnKind =
  | 'time'
  | 'date'
  | 'text'
  | 'actor'
  | 'notes'
  | 'priority'
  | 'owner'
  | 'due'
  | 'status'
  | 'ticket'
  | 'kind';

/** A moment of an incident that labels and rows tell. */
export type MilestoneKind =
  | 'started'
  | 'detected'
  | 'declared'
  | 'paged'
  | 'acknowledged'
  | 'identified'
  | 'mitigated'
  | 'resolved'
  | 'all-clear';
