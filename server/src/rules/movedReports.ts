import type { ChangedRange, TextEdit } from '../text/edit';
import { movedRange } from '../text/moving';
import type { Range } from '../text/range';
import type { Fix, Related, Report } from './rule';

/** Reports where they stand in the next version; null where the change touches a place of one of them. */
export function movedReports(
  reports: readonly Report[],
  change: ChangedRange,
): readonly Report[] | null {
  let touched = false;
  const moved = (range: Range): Range => {
    const at = movedRange(range, change);
    touched ||= at === null;
    return at ?? range;
  };
  const edit = (one: TextEdit): TextEdit => ({ ...one, range: moved(one.range) });
  const related = (one: Related): Related => ({ ...one, range: moved(one.range) });
  const fix = (one: Fix): Fix => ({ ...one, edits: one.edits.map(edit) });
  const all = reports.map((report): Report => ({
    ...report,
    range: moved(report.range),
    ...(report.related ? { related: report.related.map(related) } : {}),
    ...(report.fixes ? { fixes: report.fixes.map(fix) } : {}),
  }));
  return touched ? null : all;
}
