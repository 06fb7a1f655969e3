import type { Finding } from '../rules/rule';
import type { Snapshot } from '../workspace/snapshot';
import { changedRange } from '../text/edit';
import { lineAt, lineRange } from '../text/lineIndex';
import { normalise } from '../text/source';

/** A change of a text by whole lines: `removed` lines from `line` on became `added` ones. */
export interface LineChange {
  readonly line: number;
  readonly removed: number;
  readonly added: number;
}

/**
 * The least run of lines in which two texts differ; null where they are the same. A line that was put
 * in counts as added beside those that stay: `a⏎b` → `a⏎x⏎b` is one line added at 1.
 */
export function lineChange(before: string, after: string): LineChange | null {
  const changed = changedRange(before, after);
  if (!changed) return null;
  // Only the lines around the change are compared: a document can have a hundred thousand.
  const from = before.slice(0, changed.before.from).lastIndexOf('\n') + 1;
  const old = before.slice(from, lineEnd(before, changed.before.to)).split('\n');
  const now = after.slice(from, lineEnd(after, changed.after.to)).split('\n');
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, now.length) - head;
  while (tail < most && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return {
    line: linesBefore(before, from) + head,
    removed: old.length - head - tail,
    added: now.length - head - tail,
  };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function linesBefore(text: string, offset: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1))
    count++;
  return count;
}

/** A key changes one line, Enter two. What changes more was pasted or applied, and is finished. */
const MOST_WRITTEN = 2;

/** Lines that are being written, and the document as it was before. */
interface Draft extends LineChange {
  readonly base: string;
  /** What the document before deserved, by rule and line; made when it is first asked for. */
  known: ReadonlySet<string> | null;
}

/**
 * Knows of each open document which line is being written. As long as it is, findings go but none
 * come: half a time, an empty bullet or a heading just begun has no fault that counts. What the
 * document deserved before stays, and all is told when the line is left.
 */
export class Typing {
  readonly #texts = new Map<string, string>();
  readonly #drafts = new Map<string, Draft>();

  /**
   * A version of a document; the first one is what was opened. `whole`: it came as a whole text, which
   * is no key.
   */
  changed(uri: string, source: string, whole: boolean): void {
    const text = normalise(source);
    const base = this.#texts.get(uri);
    this.#texts.set(uri, text);
    const change = base === undefined ? null : lineChange(base, text);
    if (base === undefined || !change) return;
    const draft = this.#drafts.get(uri);
    const same =
      draft !== undefined &&
      change.removed === 1 &&
      change.added === 1 &&
      draft.added === 1 &&
      change.line === draft.line;
    if (whole || change.added > MOST_WRITTEN) this.#drafts.delete(uri);
    else if (!same) this.#drafts.set(uri, { ...change, base, known: null });
  }

  /** True where something was held back, so that it has to be told now. */
  settled(uri: string): boolean {
    return this.#drafts.delete(uri);
  }

  /** The cursors stand on these lines now: whether they have left the one that was written. */
  left(uri: string, cursors: readonly number[]): boolean {
    const draft = this.#drafts.get(uri);
    if (!draft) return false;
    const last = draft.line + Math.max(1, draft.added);
    return !cursors.some((line) => line >= draft.line && line < last);
  }

  writing(uri: string): boolean {
    return this.#drafts.has(uri);
  }

  close(uri: string): void {
    this.#texts.delete(uri);
    this.#drafts.delete(uri);
  }

  /** The findings of a version that can be told. */
  told(uri: string, snapshot: Snapshot): readonly Finding[] {
    const draft = this.#drafts.get(uri);
    if (!draft || snapshot.findings.length === 0) return snapshot.findings;
    const known = (draft.known ??= keysOf(snapshot.withText(draft.base)));
    return snapshot.findings.filter(
      ({ rule, range }) =>
        known.has(key(rule, lineBefore(draft, lineAt(snapshot.lines, range.from)))) &&
        !(EMPTY.has(rule) && leadsTo(snapshot, range.from, draft.line)),
    );
  }
}

/** Rules that say that nothing stands below a heading. */
const EMPTY: ReadonlySet<string> = new Set([
  'structure/empty-section',
  'timeline/empty',
  'actions/none',
]);

/** Whether a line is the first one to be written below what stands at an offset. */
function leadsTo({ text, lines }: Snapshot, offset: number, line: number): boolean {
  if (line <= lineAt(lines, offset)) return false;
  const below = lineRange(lines, lineAt(lines, offset)).to;
  return text.slice(below, lineRange(lines, line).from).trim() === '';
}

const key = (rule: string, line: number): string => `${rule} ${line}`;

const keysOf = ({ findings, lines }: Snapshot): ReadonlySet<string> =>
  new Set(findings.map(({ rule, range }) => key(rule, lineAt(lines, range.from))));

/** The line of the document before that stood where a line stands now. */
function lineBefore({ line, removed, added }: LineChange, now: number): number {
  if (now < line) return now;
  if (now >= line + added) return now - added + removed;
  return removed === 0 ? -1 : line + Math.min(now - line, removed - 1);
}
