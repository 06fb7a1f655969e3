import { folded } from '../language/words';

/** Words of the usual scales, the most severe first. */
const WORDS: readonly RegExp[] = [
  /\b(?:critical|critique|critico|critica|kritisch|blocker|catastrophic|emergency)\b|重大|緊急|严重|критич/u,
  /\b(?:high|major|hoch|eleve|alta|alto|severe|urgent)\b|高|높음|высок/u,
  /\b(?:medium|moderate|mittel|moyen|moyenne|media|medio|partial|normal|warning)\b|中|보통|средн/u,
  /\b(?:low|minor|niedrig|faible|baja|bajo|baixa|baixo)\b|低|낮음|низк/u,
  /\b(?:trivial|informational|info|negligible)\b/u,
];

/** `SEV-1`, `sev 2`, `P0`, `S3`, `Level 2`, `1`. */
const LEVEL = /(?:^|[^\p{L}\p{N}])(?:sev(?:erity)?|p|s|level|tier)?[ -]?([0-5])(?![\d.%])/u;

/**
 * How severe a level is among its kind, to put levels in order: `SEV-1` has 1, `P0` 0, `High` 1.
 * Null for what is on no usual scale. For order only: ranks of different scales do not compare.
 */
export function severityRank(severity: string | null): number | null {
  if (severity === null) return null;
  const words = folded(severity);
  const level = LEVEL.exec(words)?.[1];
  if (level !== undefined) return Number(level);
  const rank = WORDS.findIndex((word) => word.test(words));
  return rank === -1 ? null : rank;
}
