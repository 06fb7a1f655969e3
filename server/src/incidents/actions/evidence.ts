import type { LedgerAction } from './ledger';
import type { TrackedIssue, Tracker } from './trackers';

/** An action whose tickets a tracker knows. Its state is that of the tickets where both can be true. */
export function withTracker(
  actions: readonly LedgerAction[],
  tracker: Tracker,
): readonly LedgerAction[] {
  const issues = new Map<string, TrackedIssue>();
  for (const issue of tracker.issues)
    for (const key of issue.keys) issues.set(key.toLowerCase(), issue);
  return actions.map((action) => judged(action, issues, tracker.name));
}

function judged(
  action: LedgerAction,
  issues: ReadonlyMap<string, TrackedIssue>,
  name: string,
): LedgerAction {
  const found = action.tickets.flatMap((ticket) => {
    const issue = issues.get(ticket.replace(/^(?:gh|issue)[ -]#?(?=\d)/i, '#').toLowerCase());
    return issue ? [{ ticket, issue }] : [];
  });
  if (found.length === 0) return action;
  const opened = firstOf(found.map(({ issue }) => issue.opened)) ?? action.opened;
  const open = found.find(({ issue }) => issue.state === 'open');
  const unknown = (evidence: string): LedgerAction => ({
    ...action,
    opened,
    state: 'unknown',
    evidence,
  });
  if (open)
    return action.state === 'done'
      ? unknown(`the document says done, ${open.ticket} is open in ${name}`)
      : { ...action, opened, state: 'open', evidence: `${open.ticket} is open in ${name}` };
  const dropped = found.find(({ issue }) => issue.state === 'dropped');
  if (dropped) return unknown(`${dropped.ticket} was closed in ${name} without being done`);
  const missing = action.tickets.find((ticket) => !found.some((one) => one.ticket === ticket));
  if (missing !== undefined && action.state !== 'done')
    return unknown(`${missing} is not in the export of ${name}`);
  const closed = lastOf(found.map(({ issue }) => issue.closed));
  const tickets = found.map(({ ticket }) => ticket).join(', ');
  return {
    ...action,
    opened,
    closed,
    state: 'done',
    evidence: `${tickets} closed${closed === null ? '' : ` on ${closed}`} in ${name}`,
  };
}

const days = (all: readonly (string | null)[]): readonly string[] =>
  all.filter((day) => day !== null).sort();

const firstOf = (all: readonly (string | null)[]): string | null => days(all)[0] ?? null;
/** Null where one of them has no day: then the last one is not known. */
const lastOf = (all: readonly (string | null)[]): string | null =>
  all.includes(null) ? null : (days(all).at(-1) ?? null);
