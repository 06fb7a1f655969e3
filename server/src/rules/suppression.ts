import { commentsOf } from '../syntax/comments';
import type { KeptDocument } from '../syntax/document';
import { range, type Range } from '../text/range';
import { countAtMost, countBelow, countWithin } from '../text/sorted';

/** A comment that silences rules: `<!-- postmortem-disable-next-line rule-id -- reason -->`. */
export interface Suppression {
  /** The comment. */
  readonly range: Range;
  readonly scope: 'next-line' | 'block' | 'file';
  /** Empty for all rules. */
  readonly rules: readonly { readonly id: string; readonly range: Range }[];
  readonly reason: string | null;
  /** Where it holds. */
  readonly area: Range;
}

const COMMENT =
  /^<!--[ \t]{0,9}postmortem-(disable-next-line|disable-file|disable|enable)(?=\s|-->)((?:(?!-->)[^]){0,500})-->/;

/** The suppressions of a document, in its order. What stands in code is none. */
export function readSuppressions(document: KeptDocument): readonly Suppression[] {
  const { text } = document;
  const found: Suppression[] = [];
  const open = openBlocks();
  const nextLine = nextLines(text);
  for (const { range: at, source } of commentsOf(document)) {
    const match = COMMENT.exec(source);
    if (!match) continue;
    const body = match[2] ?? '';
    const bodyFrom = at.to - 3 - body.length;
    const dashes = /\s--\s/.exec(body);
    const list = dashes ? body.slice(0, dashes.index) : body;
    const rules = [...list.matchAll(/[^\s,]+/g)].map((word) => ({
      id: word[0],
      range: range(bodyFrom + word.index, bodyFrom + word.index + word[0].length),
    }));
    const reason = dashes ? body.slice(dashes.index + dashes[0].length).trim() || null : null;
    const kind = match[1];
    if (kind === 'enable') {
      const ids = rules.map(({ id }) => id);
      for (const index of open.close(ids)) {
        const closed = found[index];
        if (closed) found[index] = { ...closed, area: range(closed.range.to, at.from) };
      }
      continue;
    }
    const base = { range: at, rules, reason };
    if (kind === 'disable-file')
      found.push({ ...base, scope: 'file', area: range(0, text.length) });
    else if (kind === 'disable') {
      const suppression: Suppression = { ...base, scope: 'block', area: range(at.to, text.length) };
      open.add(
        rules.map(({ id }) => id),
        found.length,
      );
      found.push(suppression);
    } else found.push({ ...base, scope: 'next-line', area: nextLine(at.to) });
  }
  return found;
}

/** Suppressions that nothing has closed yet, by their rules; each is closed at most once. */
function openBlocks() {
  const ALL = '';
  const byRule = new Map<string, number[]>();
  const opened = new Set<number>();
  const closed = (rule: string): readonly number[] => {
    const indexes = (byRule.get(rule) ?? []).filter((index) => opened.delete(index));
    byRule.delete(rule);
    return indexes;
  };
  return {
    add: (rules: readonly string[], index: number): void => {
      opened.add(index);
      for (const rule of rules.length === 0 ? [ALL] : rules) {
        const same = byRule.get(rule);
        if (same) same.push(index);
        else byRule.set(rule, [index]);
      }
    },
    /** Without rules, closes all; one of all rules is closed by any. */
    close: (rules: readonly string[]): readonly number[] =>
      (rules.length === 0 ? [...byRule.keys()] : [ALL, ...rules]).flatMap(closed),
  };
}

/** The next line that is not blank, for places one after another; each line is looked at once. */
function nextLines(text: string): (from: number) => Range {
  let known: { readonly from: number; readonly line: Range } | null = null;
  return (from) => {
    if (known && from >= known.from && from <= known.line.from - 1) return known.line;
    const line = nextLine(text, from);
    known = { from, line };
    return line;
  };
}

/** The next line that is not blank. */
function nextLine(text: string, from: number): Range {
  let start = text.indexOf('\n', from);
  while (start !== -1) {
    const end = text.indexOf('\n', start + 1);
    const line = text.slice(start + 1, end === -1 ? text.length : end);
    if (line.trim() !== '' || end === -1) return range(start + 1, end === -1 ? text.length : end);
    start = end;
  }
  return range(text.length, text.length);
}

/** Leaves out what is suppressed, and tells which suppressions left nothing out. */
export function suppress<F extends { readonly rule: string; readonly range: Range }>(
  findings: readonly F[],
  suppressions: readonly Suppression[],
): { readonly kept: readonly F[]; readonly unused: readonly Suppression[] } {
  if (suppressions.length === 0) return { kept: findings, unused: [] };
  const starts = grouped(
    suppressions,
    ({ rules }) => rules,
    ({ area }) => area.from,
  );
  const ends = grouped(
    suppressions,
    ({ rules }) => rules,
    ({ area }) => area.to,
  );
  const none: readonly number[] = [];
  const isIn = (rule: string, at: number): boolean =>
    countAtMost(starts.get(rule) ?? none, at) > countBelow(ends.get(rule) ?? none, at);
  const places = grouped(
    findings,
    ({ rule }) => [{ id: rule }],
    ({ range: { from } }) => from,
  );
  const all = findings.map(({ range: { from } }) => from).sort((a, b) => a - b);
  const isUsed = ({ rules, area }: Suppression): boolean =>
    rules.length === 0
      ? countWithin(all, area.from, area.to) > 0
      : rules.some(({ id }) => countWithin(places.get(id) ?? none, area.from, area.to) > 0);
  return {
    kept: findings.filter(
      ({ rule, range: { from } }) => !isIn(rule, from) && !isIn(ALL_RULES, from),
    ),
    unused: suppressions.filter((suppression) => !isUsed(suppression)),
  };
}

const ALL_RULES = '';

/** Numbers of things by the rules that they name, or under all rules where they name none; sorted. */
function grouped<T>(
  things: readonly T[],
  rulesOf: (thing: T) => readonly { readonly id: string }[],
  numberOf: (thing: T) => number,
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const thing of things) {
    const rules = rulesOf(thing).map(({ id }) => id);
    for (const rule of rules.length === 0 ? [ALL_RULES] : new Set(rules)) {
      const same = groups.get(rule);
      if (same) same.push(numberOf(thing));
      else groups.set(rule, [numberOf(thing)]);
    }
  }
  for (const group of groups.values()) group.sort((a, b) => a - b);
  return groups;
}
