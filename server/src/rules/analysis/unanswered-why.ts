import { defineRule } from '../rule';

export default defineRule({
  id: 'analysis/unanswered-why',
  since: '0.2.0',
  level: 'warning',
  fix: 'none',
  options: {},
  reads: ['analysis'],
  summary: 'A question of the five whys without an answer, where the others have one.',
  why: `The chain ends where an answer is missing, and so does the analysis. A list of bare questions is another form, and left alone.`,
  examples: [
    {
      title: 'the second',
      bad: '# Outage\n\n## 5 Whys\n\n1. Why did it fail?\n   - The pool was empty.\n2. ⟦Why was the pool empty?⟧\n3. Why did nobody see it?\n   - There was no alert.\n',
    },
    {
      title: 'all answered',
      good: '# Outage\n\n## 5 Whys\n\n1. Why did it fail? The pool was empty.\n2. Why was it empty? A leak.\n',
    },
  ],
  check({ model, report }) {
    if (model.recognition.template) return;
    const questions = model.analysis.whys.filter((why) => /[?？]$/.test(why.question.text));
    const answered = questions.filter((why) => why.answer !== null).length;
    if (answered * 2 <= questions.length) return;
    for (const why of questions)
      if (!why.answer)
        report({
          range: why.question.range,
          message: 'This question has no answer. Give one, or say that it is open.',
        });
  },
});
