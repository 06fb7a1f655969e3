import { dueText } from '../../model/actions/due';
import type { ActionItem } from '../../model/types';
import { isOpen, isUnticked } from '../../rules/support/actions';
import type { Finding } from '../../rules/rule';
import { lineAt } from '../../text/lineIndex';
import type { Range } from '../../text/range';
import { contains } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';
import { ownText } from '../ownText';

/** Whether an action is done, as far as something says so. */
export type ActionState = 'done' | 'open' | 'unknown';

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

/** The action items of a document in its order; open or done only where the text itself says so. */
export function ledgerOf(file: string, snapshot: Snapshot): readonly LedgerAction[] {
  const { model, lines, findings } = snapshot;
  return model.actions.flatMap(({ items }) =>
    items.map((item): LedgerAction => {
      const { state, evidence } = stateOf(item, snapshot);
      const { due, owner, priority, status, tickets } = item;
      const finding = against(findings, item.range);
      const badDue = finding?.rule.startsWith('actions/due-') ?? false;
      const day = due.kind === 'valid' && due.value.exact ? due.value.date : null;
      return {
        file,
        line: lineAt(lines, item.range.from) + 1,
        text: ownText(item.text.text),
        owner: owner.kind === 'valid' ? ownText(owner.value) : null,
        due: badDue ? null : (day?.toString() ?? null),
        dueText: own(dueText(due)),
        priority: priority.kind === 'valid' ? ownText(priority.value) : null,
        status: status.kind === 'valid' ? ownText(status.value) : null,
        tickets: tickets.map(({ text }) => ownText(text)),
        state,
        evidence,
        closed: null,
        opened: null,
        leftOut: finding ? `${ownText(finding.message)} (${finding.rule})` : null,
      };
    }),
  );
}

const own = (text: string | null): string | null => (text === null ? null : ownText(text));

function against(findings: readonly Finding[], place: Range): Finding | undefined {
  return findings.find(
    ({ rule, severity, range }) =>
      (severity === 'error' || severity === 'warning') &&
      (rule === 'actions/duplicate' || rule === 'actions/due-before-incident') &&
      contains(place, range),
  );
}

function stateOf(
  item: ActionItem,
  { text, findings }: Snapshot,
): { readonly state: ActionState; readonly evidence: string | null } {
  const contested = findings.some(
    ({ rule, related }) =>
      rule === 'actions/follow-up-contradiction' &&
      related.some(({ range }) => range.from === item.range.from),
  );
  const status = item.status.kind === 'valid' ? ownText(item.status.value) : null;
  if (contested)
    return { state: 'unknown', evidence: 'a follow-up says that all actions are done' };
  if (item.done)
    return { state: 'done', evidence: status === null ? 'marked as done' : `status “${status}”` };
  if (isOpen(item)) return { state: 'open', evidence: `status “${status ?? ''}”` };
  return isUnticked(item, text)
    ? { state: 'open', evidence: 'empty checkbox' }
    : { state: 'unknown', evidence: null };
}

/** Open, with a date that is past. `today` is an ISO date. */
export const isLate = ({ state, due }: LedgerAction, today: string): boolean =>
  state === 'open' && due !== null && due < today;

/** False for an action that its document has twice: it is one. */
export const counts = ({ leftOut }: Pick<LedgerAction, 'leftOut'>): boolean =>
  leftOut?.endsWith('(actions/duplicate)') !== true;
