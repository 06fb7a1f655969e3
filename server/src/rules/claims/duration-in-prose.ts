import type { MetricId, SectionKind } from '../../model/types';
import { findDuration, formatMinutes, formatMinutesLong } from '../../time/duration';
import { range } from '../../text/range';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';
import { inSentences } from '../support/prose';
import { denied, inStyleOf, metricReadings } from '../support/readings';

const PLACES: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'went-well',
  'went-wrong',
  'lucky',
  'lessons',
  'summary',
  'detection',
  'resolution',
]);

/** `acknowledged within 4 minutes`, `4-minute delay in acknowledgment`: whole claims, not mere mentions. */
const CLAIMS: readonly (readonly [RegExp, readonly MetricId[]])[] = [
  [
    /\b(?:alert|page|incident|on-?call\w*)\b[^.]{0,30}\backnowledged (?:within|in|after)\b|\bdelay in acknowledg\w+|\backnowledg(?:e?ment|ing)\b[^.]{0,15}\btook\b/i,
    ['acknowledge'],
  ],
  [
    /\b(?:incident|issue|outage|problem)\b[^.]{0,20}\bdetected (?:within|in|after)\b|\bdelay in detect\w+|\bdetection (?:delay|took)\b/i,
    ['detect'],
  ],
  [
    /\b(?:incident|issue|outage|service)\b[^.]{0,20}\b(?:resolved|restored) (?:within|in|after)\b|\bresolution took\b/i,
    ['resolve', 'repair', 'impact'],
  ],
];
const NOT_CLAIMS =
  /\b(?:target|goal|should|would|could|aim|objective|slo|every|usually|average|instead of|rather than|normally|timeout|interval)\b|[<>≤≥]/i;

export default defineRule({
  id: 'claims/duration-in-prose',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['communications', 'incident', 'metrics', 'milestones', 'sections', 'times'],
  summary: 'A sentence gives a length that the timeline denies.',
  why: `"Acknowledged within 4 minutes" is quoted in the review. It is compared with every definition of that metric and with every pair of rows, and reported only when none of them gives that number.`,
  examples: [
    {
      title: 'twice as long',
      bad: '# Outage\n\n## Timeline\n\n- **First Alert:** 14:30 UTC - Alert fired\n- **Acknowledgment:** 14:38 UTC - Acknowledged\n- **Resolved:** 15:10 UTC - Done\n\n## What Went Well\n\n- The alert was acknowledged within ⟦4 minutes⟧\n',
      fixed:
        '# Outage\n\n## Timeline\n\n- **First Alert:** 14:30 UTC - Alert fired\n- **Acknowledgment:** 14:38 UTC - Acknowledged\n- **Resolved:** 15:10 UTC - Done\n\n## What Went Well\n\n- The alert was acknowledged within 8 minutes\n',
    },
    {
      title: 'as the rows have it',
      good: '# Outage\n\n## Timeline\n\n- **First Alert:** 14:30 UTC - Alert fired\n- **Acknowledgment:** 14:34 UTC - Acknowledged\n- **Resolved:** 15:10 UTC - Done\n\n## What Went Well\n\n- The alert was acknowledged within 4 minutes (target: 2 minutes)\n',
    },
  ],
  check({ model, document, report }) {
    if (model.recognition.template || model.timelines.length > 4) return;
    for (const { sentence, found } of claimsIn(document(), model.sections)) {
      const { stated, metrics } = found;
      const readings = metricReadings(model, metrics);
      const { minutes, most, unit, approximate } = stated.duration;
      const slack = Math.max(1, unit / 2, approximate ? 0.25 * minutes : 0);
      const fits = (value: number): boolean => value >= minutes - slack && value <= most + slack;
      // `Within 5 minutes` holds for four as well.
      const within = /\bwithin\b/i.test(sentence.text);
      if (
        readings.length === 0 ||
        readings.some((reading) => fits(reading.minutes) || (within && reading.minutes < minutes))
      )
        continue;
      if (!denied(model, stated)) continue;
      const at = range(sentence.range.from + stated.from, sentence.range.from + stated.to);
      const written = sentence.text.slice(stated.from, stated.to);
      const [first] = readings;
      report({
        range: at,
        message: `The timeline gives ${formatMinutes(first?.minutes ?? 0)} (${first?.name ?? ''}). Correct the sentence or the times.`,
        related: readings.slice(0, 3).map((reading) => ({
          range: reading.range,
          message: `${reading.name}: ${formatMinutes(reading.minutes)}`,
        })),
        fixes: readings.slice(0, 4).map((reading, index) => {
          const value = inStyleOf(written, reading.minutes, formatMinutesLong);
          return choice(
            `Replace by ${value} (${reading.name})`,
            [replacement(at, value)],
            index === 0,
          );
        }),
      });
    }
  },
});

const ANY_CLAIM = new RegExp(CLAIMS.map(([{ source }]) => source).join('|'), 'i');

/** A length, and the metrics that the words around it may mean. */
const claimsIn = inSentences(PLACES, ANY_CLAIM, (sentence) => {
  const claim = CLAIMS.find(([pattern]) => pattern.test(sentence));
  const stated = claim ? findDuration(sentence) : null;
  return stated && claim && !NOT_CLAIMS.test(sentence.slice(0, stated.to))
    ? { stated, metrics: claim[1] }
    : null;
});
