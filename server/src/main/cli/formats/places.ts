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
}

/** What was found in one file; the document itself is let go. */
export interface FileReport {
  readonly file: string;
  readonly findings: readonly Placed[];
}

export function reportOf(file: string, snapshot: Snapshot): FileReport {
  const { lines, text, findings } = snapshot;
  return {
    file,
    findings: findings.map((finding) => {
      const start = positionAt(lines, finding.range.from);
      const end = positionAt(lines, finding.range.to);
      const line = lineRange(lines, start.line);
      return {
        file,
        finding,
        start: { line: start.line + 1, column: start.character + 1 },
        end: { line: end.line + 1, column: end.character + 1 },
        source: text.slice(line.from, line.to),
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
