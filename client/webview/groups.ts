import type { PreviewAction } from '../../server/src/protocol';
import type { Grouping } from './view';
import { l10n } from './words';

export interface Group {
  readonly name: string;
  readonly items: readonly PreviewAction[];
}

/** The items in columns: what needs somebody first comes first, what is done last. */
export function groupsOf(actions: readonly PreviewAction[], by: Grouping): readonly Group[] {
  const groups = new Map<string, PreviewAction[]>();
  for (const action of actions) {
    const name = nameOf(action, by);
    const known = groups.get(name);
    if (known) known.push(action);
    else groups.set(name, [action]);
  }
  return [...groups]
    .map(([name, items]) => ({
      name,
      items: items.toSorted(
        (a, b) => Number(isDone(a)) - Number(isDone(b)) || dueOf(a).localeCompare(dueOf(b)),
      ),
    }))
    .sort((a, b) => rank(a, by) - rank(b, by));
}

/** What the document says of an item without a status. */
const STATES = {
  done: l10n.t('Done'),
  open: l10n.t('Still open'),
  unknown: l10n.t('Not told'),
} as const;

const isDone = ({ state }: PreviewAction): boolean => state === 'done';

/** An item without a date comes after those that have one. */
const dueOf = ({ dueDate }: PreviewAction): string => dueDate ?? '~';

function nameOf(
  { owner, status, state, overdue, dueDate, due }: PreviewAction,
  by: Grouping,
): string {
  if (by === 'owner') return owner ?? l10n.t('No owner');
  if (by === 'status') return status ?? STATES[state];
  if (state === 'done') return l10n.t('Done');
  if (overdue) return l10n.t('Overdue');
  return dueDate === null && due === null ? l10n.t('No due date') : l10n.t('Due');
}

const DUE = [l10n.t('Overdue'), l10n.t('Due'), l10n.t('No due date'), l10n.t('Done')];

function rank({ name, items }: Group, by: Grouping): number {
  if (by === 'due') return DUE.indexOf(name);
  if (by === 'owner') return name === l10n.t('No owner') ? 0 : 1;
  return items.every(isDone) ? 1 : 0;
}

/** An ISO date that many days later. */
export function laterBy(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
