import type { Fix } from '../rules/rule';
import { touchesCode } from '../syntax/areas';
import { applyEdits, type TextEdit } from '../text/edit';
import type { Snapshot } from './snapshot';

/** More rounds than any real document needs; a rule whose fix undoes another's must not loop. */
const ROUNDS = 10;

/**
 * The safe fixes of a snapshot that do not touch one another, in document order. What changes code is
 * left to be asked for by itself.
 */
function safeFixes({ findings, syntax }: Snapshot): readonly Fix[] {
  const taken: TextEdit[] = [];
  return findings.flatMap((finding): readonly Fix[] => {
    const fix = finding.fixes.find((candidate) => candidate.safe);
    if (
      !fix ||
      fix.edits.some(({ range }) => touchesCode(syntax, range)) ||
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

/**
 * The safe fixes in rounds: each applies to the text that the one before leaves, and after the last
 * there is nothing more to fix. Empty when there is nothing to do.
 */
export function fixRounds(
  snapshot: Snapshot,
  again: (text: string) => Snapshot,
): readonly (readonly TextEdit[])[] {
  const rounds: (readonly TextEdit[])[] = [];
  for (let current = snapshot; rounds.length < ROUNDS;) {
    const edits = safeFixes(current).flatMap((fix) => fix.edits);
    const text = applyEdits(current.text, edits);
    if (text === current.text) break;
    rounds.push(edits);
    current = again(text);
  }
  return rounds;
}

/** One edit that leaves no safe fix to apply; none when there is nothing to do. */
export function stableFixes(
  snapshot: Snapshot,
  again: (text: string) => Snapshot,
): readonly TextEdit[] {
  const rounds = fixRounds(snapshot, again);
  return rounds.length === 0
    ? []
    : [
        {
          range: { from: 0, to: snapshot.text.length },
          newText: rounds.reduce((done, edits) => applyEdits(done, edits), snapshot.text),
        },
      ];
}
