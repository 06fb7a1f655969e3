import { range } from '../../text/range';
import { formatMinutes } from '../../time/duration';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';
import { windowReading } from '../support/readings';

/** Minutes of the periods that availability is stated for. */
const PERIODS: readonly (readonly [RegExp, number, string])[] = [
  [/\b(?:day|daily|24 ?h(?:ours)?)\b/i, 1440, 'day'],
  [/\b(?:week|weekly|7 days)\b/i, 10080, 'week'],
  [/\b(?:month|monthly|30 days)\b/i, 43200, 'month of 30 days'],
  [/\b(?:quarter|quarterly|90 days)\b/i, 129600, 'quarter'],
  [/\b(?:year|yearly|annual)\b/i, 525600, 'year'],
];

export default defineRule({
  id: 'impact/sla-arithmetic',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['fields', 'impact', 'incident'],
  summary: 'A stated availability that the length of the outage cannot give.',
  why: `An outage of 75 minutes costs at most 5.2 % of a day. A lower availability for that day cannot follow from this incident alone. A higher one can, since not every request fails, so only the impossible side is reported.`,
  examples: [
    {
      title: 'lower than a full outage gives',
      bad: '# Outage\n\n**Time:** 14:30 UTC - 15:45 UTC\n**SLA Breach:** 99.9% uptime SLA breached (⟦91.2%⟧ for the day)\n',
      fixed:
        '# Outage\n\n**Time:** 14:30 UTC - 15:45 UTC\n**SLA Breach:** 99.9% uptime SLA breached (94.79% for the day)\n',
    },
    {
      title: 'partial, so higher',
      good: '# Outage\n\n**Time:** 14:30 UTC - 15:45 UTC\n**SLA Breach:** 99.9% uptime SLA breached (99.2% for the day)\n',
    },
  ],
  check({ model, document, report }) {
    const sla = model.impact.sla;
    const achieved = sla?.achieved ?? null;
    if (!sla || achieved === null) return;
    const field = model.fields.find(
      (candidate) => candidate.kind === 'sla' && candidate.value.text !== '',
    );
    const value = field?.value.text ?? '';
    const period = PERIODS.find(([words]) => words.test(value));
    const window =
      model.incident.window?.from === 'field' ? windowReading(model.incident.window) : null;
    const stated = model.incident.durations.filter((duration) => duration.kind === 'total');
    const minutes = Math.max(
      window?.minutes ?? 0,
      ...stated.map((duration) => duration.duration.most),
    );
    // Several incidents of one period add up, and only one of them is here.
    if (!field || !period || minutes <= 0 || stated.length > 1) return;
    const [, length, name] = period;
    if (minutes > length) return;
    const bound = 100 * (1 - minutes / length);
    const digits = /\.(\d+)/.exec(String(achieved))?.[1]?.length ?? 0;
    if (achieved >= bound - Math.max(0.05, 0.5 / 10 ** digits)) return;
    const source = document().text.slice(sla.range.from, sla.range.to);
    const at = source.lastIndexOf(String(achieved));
    if (at === -1) return;
    const from = sla.range.from + at;
    const percent =
      /^[\d.]+\s?%/.exec(document().text.slice(from, sla.range.to))?.[0] ?? String(achieved);
    const right = `${bound.toFixed(2)}%`;
    report({
      range: range(from, from + percent.length),
      message: `${percent} is less than a full outage of ${formatMinutes(minutes)} leaves of a ${name}: ${right}. Correct the availability or the length.`,
      fixes: [
        choice(
          `Replace by ${right} (a full outage)`,
          [replacement(range(from, from + percent.length), right)],
          true,
        ),
      ],
    });
  },
});
