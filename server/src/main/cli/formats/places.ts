import path from 'node:path';
import type { Finding } from '../../../rules/rule';
import { lineRange, positionAt } from '../../../text/lineIndex';
import type { Snapshot } from '../../../workspace/snapshot';

/** A finding with its place; lines and columns are 1-based, columns in UTF-16 units. */
export interface Placed {
  readonly file: string;
  readonly finding: Finding;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
  /** The source line that it begins on. */
  readonly source: string;
  readonly fixes: readonly PlacedFix[];
}

/** A change of the file, as reports tell it. */
export interface PlacedFix {
  readonly title: string;
  readonly edits: readonly PlacedEdit[];
}

/** A replacement at a place; an insertion begins where it ends. */
export interface PlacedEdit {
  readonly start: Placed['start'];
  readonly end: Placed['end'];
  readonly newText: string;
}

/** What was found in one file; the document itself is let go. */
export interface FileReport {
  readonly file: string;
  /** Whether it is one, or was taken for one. */
  readonly postmortem: boolean;
  readonly findings: readonly Placed[];
}

export function reportOf(file: string, snapshot: Snapshot, postmortem: boolean): FileReport {
  const { lines, text, findings } = snapshot;
  const at = (offset: number): Placed['start'] => {
    const { line, character } = positionAt(lines, offset);
    return { line: line + 1, column: character + 1 };
  };
  return {
    file,
    postmortem,
    findings: findings.map((finding) => {
      const start = at(finding.range.from);
      const line = lineRange(lines, start.line - 1);
      return {
        file,
        finding,
        start,
        end: at(finding.range.to),
        source: text.slice(line.from, line.to),
        fixes: finding.fixes.map(({ title, edits }) => ({
          title,
          edits: edits.map(({ range, newText }) => ({
            start: at(range.from),
            end: at(range.to),
            newText,
          })),
        })),
      };
    }),
  };
}

/** Relative to the working folder where it is in it, with `/` between folders, as report formats want it. */
export function slashed(file: string): string {
  const relative = path.isAbsolute(file) ? path.relative(process.cwd(), file) : file;
  const inside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return (inside ? relative : file).replace(/\\/g, '/').replace(/^\.\//, '');
}
