import type { Field, Postmortem } from '../../model/types';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';

export default defineRule({
  id: 'summary/severity-conflict',
  since: '0.2.0',
  level: 'error',
  fix: 'choice',
  options: {},
  several: 'each',
  reads: ['fields', 'sections'],
  summary: 'Two places state different severities of one incident.',
  why: `The severity decides who is told and how soon the review is due. Two different ones cannot both be right. \`Critical\` beside \`SEV-1\` is no conflict, since those are two scales; neither are severities of several incidents in one file.`,
  examples: [
    {
      title: 'front matter and header',
      bad: '---\nseverity: SEV-2\n---\n\n# Outage\n\n**Severity:** ⟦SEV-1⟧\n',
      fixed: '---\nseverity: SEV-2\n---\n\n# Outage\n\n**Severity:** SEV-2\n',
    },
    {
      title: 'two scales',
      good: '---\nseverity: SEV-1\n---\n\n# Outage\n\n**Severity:** Critical\n',
    },
    {
      title: 'two incidents',
      good: '# Outages\n\n## First\n\n**Date:** 2025-08-20\n**Severity:** High\n\n## Second\n\n**Date:** 2025-08-22\n**Severity:** Low\n',
    },
  ],
  check({ model, report }) {
    if (model.recognition.template || hasSeveralIncidents(model)) return;
    const stated = model.fields.filter(
      (field) =>
        field.kind === 'severity' &&
        field.value.text !== '' &&
        /^(?:incident )?sev(?:erity)?(?: level)?$/i.test(field.name.text.trim()) &&
        !isAction(model, field),
    );
    const [first, ...others] = stated;
    if (!first) return;
    for (const other of others) {
      if (!conflict(first.value.text, other.value.text)) continue;
      report({
        range: other.value.range,
        message: `The severity is ${other.value.text} here, but ${first.value.text} above. Make them agree.`,
        related: [{ range: first.value.range, message: `Severity: ${first.value.text}` }],
        fixes: [
          choice(
            `Replace by ${first.value.text}`,
            [replacement(other.value.range, first.value.text)],
            true,
          ),
          choice(`Change the other one to ${other.value.text}`, [
            replacement(first.value.range, other.value.text),
          ]),
        ],
      });
    }
  },
});

const hasSeveralIncidents = (model: Pick<Postmortem, 'fields'>): boolean =>
  (['id', 'date', 'window', 'start'] as const).some(
    (kind) =>
      new Set(
        model.fields
          .filter((field) => field.kind === kind && field.form !== 'front-matter')
          .map((field) => field.value.text),
      ).size > 1,
  );

const isAction = (model: Pick<Postmortem, 'sections'>, field: Field): boolean =>
  ['action-items', 'supporting', 'follow-up'].includes(
    model.sections[field.section]?.kind ?? 'other',
  );

const SCALES: readonly RegExp[] = [
  /\b(critical|high|medium|moderate|low|major|minor)\b/i,
  /\bsev(?:erity)?[- ]?([0-5])\b/i,
  /\bp[- ]?([0-5])\b/i,
  /^s([0-5])\b/i,
];

/** Different values of one scale, and no scale on which the two agree. */
function conflict(a: string, b: string): boolean {
  let different = false;
  for (const scale of SCALES) {
    const left = scale.exec(a)?.[1]?.toLowerCase();
    const right = scale.exec(b)?.[1]?.toLowerCase();
    if (left === undefined || right === undefined) continue;
    if (left === right) return false;
    different = true;
  }
  return different;
}
