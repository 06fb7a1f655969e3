import { defineRule } from '../rule';
import { stems } from '../support/prose';

const GENERIC: ReadonlySet<string> = new Set([
  'that',
  'this',
  'there',
  'were',
  'when',
  'they',
  'them',
  'have',
  'been',
  'does',
  'happen',
  'because',
  'with',
  'from',
  'into',
]);

export default defineRule({
  id: 'analysis/why-chain-break',
  since: '0.2.0',
  level: 'hint',
  fix: 'none',
  options: {},
  several: 'each',
  reads: ['analysis'],
  summary: 'A why that does not ask about the answer before it.',
  why: `Each why asks about the answer before it. A question about something new starts another chain: often a good one, but the first one then ends too early.`,
  examples: [
    {
      title: 'about something new',
      bad: '# Outage\n\n## 5 Whys\n\n1. Why did logins fail?\n   - The connection pool was exhausted.\n2. Why was the connection pool exhausted?\n   - The upgrade leaked connections.\n3. ⟦Why was nobody paged?⟧\n   - The alert threshold was too high.\n',
    },
    {
      title: 'each follows',
      good: '# Outage\n\n## 5 Whys\n\n1. Why did logins fail?\n   - The connection pool was exhausted.\n2. Why was the pool exhausted?\n   - The upgrade leaked connections.\n3. Why did it leak?\n   - Nobody closed them.\n',
    },
  ],
  check({ model, report }) {
    const { whys } = model.analysis;
    if (whys.length < 3 || model.recognition.template) return;
    whys.forEach((why, index) => {
      const before = whys[index - 1];
      if (
        !before?.answer ||
        !/[?？]$/.test(why.question.text) ||
        /[\u3040-\u30ff\u3400-\u9fff]/.test(why.question.text)
      )
        return;
      const asked = [...stems(why.question.text)].filter((word) => !GENERIC.has(word));
      const told = new Set([...stems(before.answer.text), ...stems(before.question.text)]);
      // `Why?` and `Why did it leak?` ask about what was just said.
      if (
        asked.length < 2 ||
        asked.some(
          (word) =>
            told.has(word) || [...told].some((other) => other.slice(0, 4) === word.slice(0, 4)),
        )
      )
        return;
      if (/\b(?:this|that|it|they|these|those)\b/i.test(why.question.text)) return;
      report({
        range: why.question.range,
        message:
          'This question is not about the answer before it. Is a step missing, or is it a second chain?',
        related: [{ range: before.answer.range, message: 'The answer before' }],
      });
    });
  },
});
