import type { Finding } from '../../rules/rule';
import { lineAt } from '../../text/lineIndex';
import { overlapping, type Range } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';
import { factsOf, type ActionFact, type EntryFact, type Fact, type Facts } from './facts';
import { pairedActions, pairedEntries, sameSaid, type Pairs } from './pairs';
import type { Change, Difference, Told, ToldFinding } from './types';
import { laterBy, sameWhen } from './when';

const NOTHING: Facts = { facts: [], entries: [], actions: [] };

/**
 * How two versions of a postmortem differ as an incident; null stands for a document that is not there.
 * Moments are compared as instants, lengths as minutes, dates as days, so that another way to write the
 * same is no difference. What no part of the model holds, such as prose and links, is not compared.
 */
export function difference(before: Snapshot | null, after: Snapshot | null): Difference {
  const a = before ? factsOf(before) : NOTHING;
  const b = after ? factsOf(after) : NOTHING;
  const entries = pairedEntries(a.entries, b.entries);
  const actions = pairedActions(a.actions, b.actions);
  const whole = before === null || after === null;
  return {
    changes: [
      ...factChanges(a.facts, b.facts),
      ...(whole
        ? [...counted('entry', 'entries', entries), ...counted('action', 'actions', actions)]
        : [...entryChanges(entries), ...actionChanges(actions)]),
    ],
    findings: findingChanges(before, after, [...entries.both, ...actions.both]),
    sameText: before?.text === after?.text,
  };
}

const told = (text: string, line: number): Told => ({ text, line });

function factChanges(before: readonly Fact[], after: readonly Fact[]): readonly Change[] {
  const others = new Map<string, Fact[]>();
  const keyOf = ({ part, key }: Fact): string => `${part} ${key}`;
  for (const fact of after) others.set(keyOf(fact), [...(others.get(keyOf(fact)) ?? []), fact]);
  const changes: Change[] = [];
  const change = (a: Fact | null, b: Fact | null): void => {
    const { part, what } = a ?? b ?? { part: 'value' as const, what: '' };
    changes.push({
      part,
      what,
      name: null,
      before: a?.told ?? null,
      after: b?.told ?? null,
      minutes: a && b ? minutesBetween(a, b) : null,
    });
  };
  for (const fact of before) {
    const other = others.get(keyOf(fact))?.shift() ?? null;
    if (!other || !sameFact(fact, other)) change(fact, other);
  }
  for (const fact of after) if (others.get(keyOf(fact))?.includes(fact)) change(null, fact);
  return changes;
}

const sameFact = (a: Fact, b: Fact): boolean =>
  a.when && b.when ? sameWhen(a.when, b.when) : a.value === b.value;

function minutesBetween(a: Fact, b: Fact): number | null {
  if (a.when && b.when) return laterBy(a.when, b.when);
  return a.minutes === null || b.minutes === null
    ? null
    : Math.round((b.minutes - a.minutes) * 100) / 100;
}

/** Of a document that is new or gone it is enough to say how many there are. */
function counted(
  part: 'entry' | 'action',
  what: string,
  { gone, come }: Pairs<EntryFact> | Pairs<ActionFact>,
): readonly Change[] {
  const sum = (items: readonly { readonly line: number }[]): Told | null => {
    const [first] = items;
    return first ? told(String(items.length), first.line) : null;
  };
  const [before, after] = [sum(gone), sum(come)];
  return before || after ? [{ part, what, name: null, before, after, minutes: null }] : [];
}

/** That many entries moved by the same time is one change: the zone or the date was corrected. */
const MANY = 3;

function entryChanges({ both, gone, come }: Pairs<EntryFact>): readonly Change[] {
  const moved = both.filter(([a, b]) => !sameWhen(a.start, b.start));
  const together = movedTogether(moved);
  const changes: Change[] = together ? [together] : [];
  for (const [a, b] of both) {
    const change = (what: string, before: string, after: string, minutes: number | null = null) =>
      changes.push({
        part: 'entry',
        what,
        name: b.text,
        before: before === '' ? null : told(before, a.line),
        after: after === '' ? null : told(after, b.line),
        minutes,
      });
    if (!together && !sameWhen(a.start, b.start))
      change('time', a.start.text, b.start.text, laterBy(a.start, b.start));
    if (a.end && b.end ? !together && !sameWhen(a.end, b.end) : a.end !== b.end)
      change('end', a.end?.text ?? '', b.end?.text ?? '');
    if (sameSaid(a, b)) continue;
    if (a.words === b.words && a.actor === b.actor) change('text', a.text, b.text);
    else {
      if (a.text !== b.text) change('text', a.text, b.text);
      if (a.actor !== b.actor) change('person', a.actor, b.actor);
    }
  }
  const whole = ({ start, text, actor, line }: EntryFact): Told =>
    told(`${start.text} ${text}${actor === '' ? '' : ` (${actor})`}`.trim(), line);
  const entry = { part: 'entry', what: 'entry', name: null, minutes: null } as const;
  for (const one of gone) changes.push({ ...entry, before: whole(one), after: null });
  for (const one of come) changes.push({ ...entry, before: null, after: whole(one) });
  return changes;
}

/** All that moved as one change, where it moved by the same time. */
function movedTogether(moved: readonly (readonly [EntryFact, EntryFact])[]): Change | null {
  const [first] = moved;
  if (moved.length < MANY || !first) return null;
  const minutes = laterBy(first[0].start, first[1].start);
  const alike = moved.every(([a, b]) => laterBy(a.start, b.start) === minutes);
  if (minutes === null || !alike) return null;
  const [a, b] = first;
  return {
    part: 'entry',
    what: `times of ${moved.length} entries`,
    name: null,
    before: told(a.start.text, a.line),
    after: told(b.start.text, b.line),
    minutes,
  };
}

function actionChanges({ both, gone, come }: Pairs<ActionFact>): readonly Change[] {
  const changes: Change[] = [];
  for (const [a, b] of both) {
    const parts: readonly (readonly [string, string, string])[] = [
      ['text', a.text, b.text],
      ...[...a.parts].map(([part, value]): readonly [string, string, string] => [
        part,
        value,
        b.parts.get(part) ?? '',
      ]),
    ];
    for (const [what, before, after] of parts)
      if (before !== after)
        changes.push({
          part: 'action',
          what,
          name: b.text,
          before: before === '' ? null : told(before, a.line),
          after: after === '' ? null : told(after, b.line),
          minutes: null,
        });
  }
  const whole = ({ text, parts, line }: ActionFact): Told => {
    const said = ['owner', 'due', 'priority', 'status'].flatMap((part) => {
      const value = parts.get(part) ?? '';
      return value === '' ? [] : [`${part} ${value}`];
    });
    return told(said.length === 0 ? text : `${text} (${said.join(', ')})`, line);
  };
  const action = { part: 'action', what: 'action', name: null, minutes: null } as const;
  for (const one of gone) changes.push({ ...action, before: whole(one), after: null });
  for (const one of come) changes.push({ ...action, before: null, after: whole(one) });
  return changes;
}

type Placed = { readonly range: Range };

/**
 * Findings that only one side has. One that is told in other words is the same where it is of the same
 * entry or action, or of none: a wrong length stays wrong when it becomes another wrong length.
 */
function findingChanges(
  before: Snapshot | null,
  after: Snapshot | null,
  both: readonly (readonly [Placed, Placed])[],
): Difference['findings'] {
  const left = placesOf(both.map(([a]) => a));
  const right = placesOf(both.map(([, b]) => b));
  const waiting = new Map<string, Finding[]>();
  const gone = new Set(before?.findings);
  const pair = (keyOf: (finding: Finding, places: (at: Range) => number) => string): void => {
    waiting.clear();
    for (const finding of gone) {
      const key = keyOf(finding, left);
      waiting.set(key, [...(waiting.get(key) ?? []), finding]);
    }
    for (const finding of come) {
      const partner = waiting.get(keyOf(finding, right))?.shift();
      if (!partner) continue;
      gone.delete(partner);
      come.delete(finding);
    }
  };
  const come = new Set(after?.findings);
  pair(({ rule, message }) => `${rule} ${message}`);
  pair(({ rule, range }, place) => `${rule} ${place(range)}`);
  return { gone: toldFindings(before, gone), appeared: toldFindings(after, come) };
}

/** The number of the pair whose entry or action a range is in; -1 for none. */
function placesOf(items: readonly Placed[]): (at: Range) => number {
  const ordered = items
    .map(({ range }, index) => ({ range, index }))
    .sort((a, b) => a.range.from - b.range.from);
  return (at) => {
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ordered[middle]?.range.from ?? 0) <= at.from) low = middle + 1;
      else high = middle;
    }
    const found = ordered[low - 1];
    return found && overlapping(found.range, at) ? found.index : -1;
  };
}

const toldFindings = (
  snapshot: Snapshot | null,
  findings: ReadonlySet<Finding>,
): readonly ToldFinding[] =>
  [...findings].map(({ rule, severity, message, range }) => ({
    rule,
    severity,
    message,
    line: snapshot ? lineAt(snapshot.lines, range.from) + 1 : 1,
  }));
