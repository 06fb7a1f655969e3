import type { MilestoneKind } from './types';
import { MILESTONE_LABELS, MILESTONE_ROWS } from './vocabulary/milestones';

/** What a label such as `First Alert` or `Service Restored` names, or null. */
export function milestoneOfLabel(label: string): MilestoneKind | null {
  const bare = label.trim().replace(/\s+/g, ' ');
  return MILESTONE_LABELS.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}

/** What the wording of a row tells, or null. Longer text tells too many things to be sure. */
export function milestoneOfRow(text: string): MilestoneKind | null {
  if (text.length > 240) return null;
  // A bold lead such as `Detected - …` is a label in all but form.
  const lead = /^([\p{L} -]{3,30})(?:[:：–—]| - )/u.exec(text);
  const byLead = lead?.[1] ? milestoneOfLabel(lead[1]) : null;
  if (byLead) return byLead;
  if (
    /\b(?:not|never|no longer|un)\s*(?:yet |fully |been )*(?:resolved|acknowledged|mitigated|identified|restored|detected)\b/i.test(
      text,
    )
  )
    return null;
  return MILESTONE_ROWS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
