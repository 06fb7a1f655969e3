import type { Finding, Fix } from '../rules/rule';
import { applyEdits, type TextEdit } from '../text/edit';
import type { Snapshot } from './snapshot';

/** More rounds than any real document needs; a rule whose fix undoes another's must not loop. */
const ROUNDS = 10;

/** The safe fixes of a snapshot that do not touch one another, in document order. */
function safeFixes(findings: readonly Finding[]): readonly Fix[] {
  const taken: TextEdit[] = [];
  return findings.flatMap((finding): readonly Fix[] => {
    const fix = finding.fixes.find((candidate) => candidate.safe);
    if (
      !fix ||
      fix.edits.some((edit) =>
        taken.some(
          (other) => edit.range.from <= other.range.to && edit.range.to >= other.range.from,
        ),
      )
    )
      return [];
    taken.push(...fix.edits);
    return [fix];
  });
}

/** One edit that leaves no safe fix to apply; none when there is nothing to do. */
export function stableFixes(
  snapshot: Snapshot,
  again: (text: string) => Snapshot,
): readonly TextEdit[] {
  let current = snapshot;
  for (let round = 0; round < ROUNDS; round++) {
    const fixes = safeFixes(current.findings);
    if (fixes.length === 0) break;
    const text = applyEdits(
      current.text,
      fixes.flatMap((fix) => fix.edits),
    );
    if (text === current.text) break;
    current = again(text);
  }
  return current === snapshot
    ? []
    : [{ range: { from: 0, to: snapshot.text.length }, newText: current.text }];
}
