import { inSentences } from '../support/prose';
import { range } from '../../text/range';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';
import type { SectionKind } from '../../model/types';

const PLACES: ReadonlySet<SectionKind> = new Set<SectionKind>(['impact', 'summary']);
const COUNT = String.raw`(\d{1,3}(?:,\d{3})+|\d{1,9})`;
const OF = new RegExp(
  String.raw`(?<![\d.,])${COUNT} (?:out )?of (?:the |our |about |all )?${COUNT}(?:\s\w{1,20}){0,3}\s?\(\s?(?:~|about |approx\. )?(\d{1,3}(?:\.\d{1,4})?)\s?%`,
  'gi',
);

export default defineRule({
  id: 'impact/share-mismatch',
  since: '0.2.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['sections'],
  summary: 'A share that does not follow from the numbers beside it.',
  why: `\`2,500 of 10,000 users (15%)\` is wrong in one of three numbers, and readers cannot tell in which. Rounding to the digits that are written is fine.`,
  examples: [
    {
      title: 'a quarter is no fifteenth',
      bad: '# Outage\n\n## Impact\n\n2,500 of 10,000 users (⟦15%⟧) saw errors.\n',
      fixed: '# Outage\n\n## Impact\n\n2,500 of 10,000 users (25%) saw errors.\n',
    },
    {
      title: 'rounded',
      good: '# Outage\n\n## Impact\n\n1,234 of 9,876 users (12.5%) saw errors.\n',
    },
  ],
  check({ model, document, report }) {
    for (const { sentence, found } of sharesIn(document(), model.sections)) {
      for (const match of found) {
        const [whole, part, total, percent = ''] = match;
        const right = (100 * number(part)) / number(total);
        const digits = /\.(\d+)/.exec(percent)?.[1]?.length ?? 0;
        const slack = Math.max(
          0.5 / 10 ** digits + 1e-9,
          /~|about|approx/i.test(whole) ? 5 : 0,
          0.02 * right,
        );
        if (!Number.isFinite(right) || right > 100 || Math.abs(right - Number(percent)) <= slack)
          continue;
        const from = sentence.range.from + match.index + whole.lastIndexOf(percent);
        const at = range(from, sentence.range.from + match.index + whole.length);
        const value = `${right.toFixed(digits)}%`;
        report({
          range: at,
          message: `${part ?? ''} of ${total ?? ''} is ${value}, not ${percent}%.`,
          fixes: [choice(`Replace by ${value}`, [replacement(at, value)], true)],
        });
      }
    }
  },
});

const sharesIn = inSentences(PLACES, /\d\s?%/, (sentence) => {
  const found = [...sentence.matchAll(OF)];
  return found.length === 0 ? null : found;
});

const number = (text: string | undefined): number => Number((text ?? '').replace(/,/g, ''));
