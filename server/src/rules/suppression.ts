import type { SyntaxDocument } from '../syntax/document';
import { range, type Range } from '../text/range';

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
  /<!--[ \t]{0,9}postmortem-(disable-next-line|disable-file|disable|enable)(?=\s|-->)((?:(?!-->)[^]){0,500})-->/g;

/** The suppressions of a document, in its order. What stands in code is none. */
export function readSuppressions({ text, tree }: SyntaxDocument): readonly Suppression[] {
  if (!text.includes('postmortem-disable')) return [];
  const found: Suppression[] = [];
  let open: { readonly suppression: Suppression; readonly index: number }[] = [];
  const close = (ids: readonly string[], at: number): void => {
    open = open.filter(({ suppression, index }) => {
      const same =
        ids.length === 0 ||
        suppression.rules.length === 0 ||
        suppression.rules.some(({ id }) => ids.includes(id));
      if (same) found[index] = { ...suppression, area: range(suppression.range.to, at) };
      return !same;
    });
  };
  for (const match of text.matchAll(COMMENT)) {
    const at = range(match.index, match.index + match[0].length);
    if (!/Comment|HTML/.test(tree.resolveInner(at.from + 1, 1).name)) continue;
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
      close(
        rules.map(({ id }) => id),
        at.from,
      );
      continue;
    }
    const base = { range: at, rules, reason };
    if (kind === 'disable-file')
      found.push({ ...base, scope: 'file', area: range(0, text.length) });
    else if (kind === 'disable') {
      const suppression: Suppression = { ...base, scope: 'block', area: range(at.to, text.length) };
      open.push({ suppression, index: found.length });
      found.push(suppression);
    } else found.push({ ...base, scope: 'next-line', area: nextLine(text, at.to) });
  }
  return found;
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
  const used = new Set<Suppression>();
  const kept = findings.filter((finding) => {
    const by = suppressions.filter(
      ({ area, rules }) =>
        finding.range.from >= area.from &&
        finding.range.from <= area.to &&
        (rules.length === 0 || rules.some(({ id }) => id === finding.rule)),
    );
    for (const suppression of by) used.add(suppression);
    return by.length === 0;
  });
  return { kept, unused: suppressions.filter((suppression) => !used.has(suppression)) };
}
