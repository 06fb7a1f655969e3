import type { Finding, Fix } from '../rules/rule';
import { prove, tellsOfSections, type Purpose } from '../workspace/proof';
import type { Snapshot } from '../workspace/snapshot';
import type { Refactoring } from './refactor/refactoring';
import { suppressions } from './suppress';

/** Tells why something that was thought of is not offered. */
export type OnRefusal = (title: string, reason: string) => void;

const KNOWN = new WeakMap<Finding, readonly Fix[]>();

/** The fixes of a finding, and the comments that silence it, which were tried and do what they say. */
export function offeredFixes(
  snapshot: Snapshot,
  finding: Finding,
  onRefusal: OnRefusal = () => undefined,
): readonly Fix[] {
  const known = KNOWN.get(finding);
  if (known) return known;
  const purpose = purposeOf(finding);
  const offered = [
    ...tried(snapshot, finding.fixes, purpose, onRefusal),
    ...tried(snapshot, suppressions(snapshot, finding), { finding }, onRefusal),
  ];
  KNOWN.set(finding, offered);
  return offered;
}

/** The refactorings that were tried and change nothing beside what they are for. */
export const offeredRefactorings = (
  snapshot: Snapshot,
  found: readonly Refactoring[],
  onRefusal: OnRefusal = () => undefined,
): readonly Refactoring[] =>
  found.filter(({ create, title, edits, purpose }) => {
    if (create) return true;
    const proof = prove(snapshot, edits, purpose);
    if ('refused' in proof) onRefusal(title, proof.refused);
    return !('refused' in proof);
  });

const tried = (
  snapshot: Snapshot,
  fixes: readonly Fix[],
  purpose: Purpose,
  onRefusal: OnRefusal,
): readonly Fix[] =>
  fixes.filter(({ title, edits }) => {
    const proof = prove(snapshot, edits, purpose);
    if ('refused' in proof) onRefusal(title, proof.refused);
    return !('refused' in proof);
  });

/** Fixes of times, dates and names change what entries say; a new section may be empty at first. */
const purposeOf = (finding: Finding): Purpose => ({
  finding,
  times: /^(?:timeline\/(?!gap|missing-actor|empty|unrecorded)|summary|claims|review)/.test(
    finding.rule,
  ),
  ...(finding.rule === 'structure/missing-section' ? { mayTell: tellsOfSections } : {}),
});
