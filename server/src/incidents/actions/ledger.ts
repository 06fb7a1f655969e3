import { dueText } from '../../model/actions/due';
import { isOpen, toldState, type ActionState } from '../../model/actions/state';
import type { ActionItem } from '../../model/types';
import type { Finding } from '../../rules/rule';
import { claimsAllDone } from '../../rules/support/followUps';
import { lineAt } from '../../text/lineIndex';
import { contains, type Range } from '../../text/range';
import { countAtMost, countBelow } from '../../text/sorted';
import type { Snapshot } from '../../workspace/snapshot';
import { ownText } from '../ownText';

/** An action item of a postmortem with what is known of its state. Plain data. */
export interface LedgerAction {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly owner: string | null;
  /** ISO date, where the document fixes one that nothing speaks against. */
  readonly due: string | null;
  /** As the document writes it. */
  readonly dueText: string | null;
  readonly priority: string | null;
  /** The status as written. */
  readonly status: string | null;
  readonly tickets: readonly string[];
  readonly state: ActionState;
  /** What says so: `status “Open”`, `checkbox`, `OPS-12 closed on 2025-10-02`; null for an unknown state. */
  readonly evidence: string | null;
  /** ISO date on which it became done, where a source tells it. */
  readonly closed: string | null;
  /** ISO date since when it is known to exist, where a source tells it. */
  readonly opened: string | null;
  /** Why a value of it is left out: the same action twice, a due date before the incident. */
  readonly leftOut: string | null;
}

/**
 * The action items of a document in its order; open or done only where the text itself says so. This
 * is the one reading of what is open: every list and every count of actions is made of it.
 */
export function ledgerOf(file: string, snapshot: Snapshot): readonly LedgerAction[] {
  const { model, lines, findings, text } = snapshot;
  const within = findingsWithin(findings);
  const denied = claimsAllDone(model).length > 0;
  return model.actions.flatMap(({ items }) =>
    items.map((item): LedgerAction => {
      const { due, owner, priority, status, tickets, range } = item;
      const against = within(range);
      // The same action twice is one, whatever else is wrong with the second.
      const finding = against.find(({ rule }) => rule === TWICE) ?? against[0];
      const day = due.kind === 'valid' && due.value.exact ? due.value.date : null;
      return {
        file,
        line: lineAt(lines, range.from) + 1,
        text: ownText(item.text.text),
        owner: owner.kind === 'valid' ? ownText(owner.value) : null,
        due: against.some(({ rule }) => rule === BAD_DUE) ? null : (day?.toString() ?? null),
        dueText: own(dueText(due)),
        priority: priority.kind === 'valid' ? ownText(priority.value) : null,
        status: status.kind === 'valid' ? ownText(status.value) : null,
        tickets: tickets.map((ticket) => ownText(ticket.text)),
        ...stateOf(item, text, denied),
        closed: null,
        opened: null,
        leftOut: finding ? `${ownText(finding.message)} (${finding.rule})` : null,
      };
    }),
  );
}

const own = (text: string | null): string | null => (text === null ? null : ownText(text));

const TWICE = 'actions/duplicate';
const BAD_DUE = 'actions/due-before-incident';

/** The findings against values of actions, by place: 10,000 actions may have as many. */
function findingsWithin(findings: readonly Finding[]): (place: Range) => readonly Finding[] {
  const against = findings
    .filter(
      ({ rule, severity }) =>
        (severity === 'error' || severity === 'warning') && (rule === TWICE || rule === BAD_DUE),
    )
    .sort((a, b) => a.range.from - b.range.from);
  const starts = against.map(({ range }) => range.from);
  return (place) =>
    against
      .slice(countBelow(starts, place.from), countAtMost(starts, place.to))
      .filter(({ range }) => contains(place, range));
}

/** `denied`: a follow-up of the document says that all actions are done, so nothing is open for sure. */
function stateOf(
  item: ActionItem,
  text: string,
  denied: boolean,
): Pick<LedgerAction, 'state' | 'evidence'> {
  const state = toldState(item, text);
  const status = item.status.kind === 'valid' ? `status “${ownText(item.status.value)}”` : null;
  switch (state) {
    case 'done':
      return { state, evidence: status ?? 'marked as done' };
    case 'open':
      return denied
        ? { state: 'unknown', evidence: 'a follow-up says that all actions are done' }
        : { state, evidence: isOpen(item) ? status : 'empty checkbox' };
    case 'unknown':
      return { state, evidence: null };
  }
}

/** Open, with a date that is past. `today` is an ISO date. */
export const isLate = ({ state, due }: LedgerAction, today: string): boolean =>
  state === 'open' && due !== null && due < today;

/** False for an action that its document has twice: it is one. */
export const counts = ({ leftOut }: Pick<LedgerAction, 'leftOut'>): boolean =>
  leftOut?.endsWith(`(${TWICE})`) !== true;

/** How far the ledger of actions is known. */
export interface ActionCounts {
  readonly all: number;
  readonly done: number;
  readonly open: number;
  readonly unknown: number;
  /** Open, with a date that is past. */
  readonly late: number;
  /** The same action twice in a document: counted once. */
  readonly leftOut: number;
}

/** `today` is an ISO date. */
export function countActions(actions: readonly LedgerAction[], today: string): ActionCounts {
  const counted = { all: 0, done: 0, open: 0, unknown: 0, late: 0 };
  for (const action of actions) {
    if (!counts(action)) continue;
    counted.all++;
    counted[action.state]++;
    if (isLate(action, today)) counted.late++;
  }
  return { ...counted, leftOut: actions.length - counted.all };
}

/** `3 of 8 open, 1 overdue, 2 not told`: what is done is the rest. */
export const countsText = ({ all, open, unknown, late }: ActionCounts): string =>
  [
    `${open} of ${all} open`,
    ...(late > 0 ? [`${late} overdue`] : []),
    ...(unknown > 0 ? [`${unknown} not told`] : []),
  ].join(', ');
