import path from 'node:path';
import type { Finding } from '../../../rules/rule';
import { indexLines, lineRange, positionAt } from '../../../text/lineIndex';
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

/** A finding whose file and line of text are known to whoever has the document. */
export type PlacedFinding = Omit<Placed, 'file' | 'source'>;

/** The findings of a document with their places. */
export function placedFindings({ lines, findings }: Snapshot): readonly PlacedFinding[] {
  const at = (offset: number): Placed['start'] => {
    const { line, character } = positionAt(lines, offset);
    return { line: line + 1, column: character + 1 };
  };
  return findings.map((finding) => ({
    finding,
    start: at(finding.range.from),
    end: at(finding.range.to),
    fixes: finding.fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map(({ range, newText }) => ({
        start: at(range.from),
        end: at(range.to),
        newText,
      })),
    })),
  }));
}

/** What was found in a file with this text, which has LF line ends. */
export function reportOf(
  file: string,
  text: string,
  postmortem: boolean,
  findings: readonly PlacedFinding[],
): FileReport {
  const lines = indexLines(findings.length === 0 ? '' : text);
  return {
    file,
    postmortem,
    findings: findings.map(({ finding, start, end, fixes }) => {
      const { from, to } = lineRange(lines, start.line - 1);
      return { file, finding, start, end, source: text.slice(from, to), fixes };
    }),
  };
}

/** Relative to the working folder where it is in it, with `/` between folders, as report formats want it. */
export function slashed(file: string): string {
  const relative = path.isAbsolute(file) ? path.relative(process.cwd(), file) : file;
  const inside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return (inside ? relative : file).replace(/\\/g, '/').replace(/^\.\//, '');
}
