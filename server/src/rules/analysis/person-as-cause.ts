import type { Postmortem } from '../../model/types';
import type { Span } from '../../text/range';
import { range } from '../../text/range';
import { defineRule } from '../rule';

const HUMAN =
  /\b(?:human|operator|user|pilot|engineer|developer|manual)(?:'s|’s)? (?:error|mistake)s?\b|\bmenschliches versagen\b|\berreur humaine\b|\berror humano\b|\berro humano\b|ヒューマンエラー|人為的ミス/i;
const NOT =
  /\b(?:not|no|never|rather than|instead of|beyond|without|prone to|protect\w* (?:against|from)|prevent\w*|tolerate|guard\w* against|even if)\b[^.]{0,40}$/i;

export default defineRule({
  id: 'analysis/person-as-cause',
  since: '0.2.0',
  level: 'warning',
  fix: 'none',
  options: {},
  reads: ['analysis', 'people'],
  summary: 'A person, or "human error", stands as the cause.',
  why: `Somebody else would have done the same with the same tools and the same information. Ask what made the step easy to get wrong and hard to notice: a missing check, an unclear command, an alert that did not fire. Write that as the cause.`,
  examples: [
    {
      title: 'human error',
      bad: '# Outage\n\n## Root Cause\n\nThe outage was caused by ⟦human error⟧ during the rollout.\n',
    },
    {
      title: 'a name',
      bad: '# Outage\n\n## Root Cause\n\n⟦Mike⟧ ran the migration on the wrong database.\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Add a check | Mike |\n',
    },
    {
      title: 'said to be none',
      good: '# Outage\n\n## Root Cause\n\nThis was not human error: the command has no dry run.\n',
    },
  ],
  check({ model, report }) {
    if (model.recognition.template) return;
    for (const cause of causesOf(model)) {
      const human = HUMAN.exec(cause.text);
      if (human && !NOT.test(cause.text.slice(0, human.index)) && !/["“”「」]/.test(cause.text)) {
        report({
          range: at(cause, human.index, human[0].length),
          ...(isExplained(cause.text, human) ? { severity: 'hint' as const } : {}),
          message: `"${human[0]}" explains nothing that could be changed. Say what made the step easy to get wrong.`,
        });
        continue;
      }
      const name = subjectOf(cause.text, model);
      if (name !== null)
        report({
          range: at(cause, 0, name.length),
          message: `A person stands as the cause. Say what made this possible: a missing check, an unclear command, a page nobody had.`,
        });
    }
  },
});

/** How many words of a sentence behind "human error" still only place it: `during the rollout of 2.4`. */
const PLACING = 6;

/** Whether the sentence goes on to say what the error was: it may well explain it. */
function isExplained(text: string, human: RegExpExecArray): boolean {
  const rest = /^[^.!?。]*/.exec(text.slice(human.index + human[0].length))?.[0] ?? '';
  return (rest.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) > PLACING;
}

const causesOf = (model: Pick<Postmortem, 'analysis'>): readonly Span[] => {
  const { rootCause, factors, whys } = model.analysis;
  return [
    ...(rootCause ? [rootCause] : []),
    ...factors,
    ...whys.flatMap((why) => (why.answer ? [why.answer] : [])),
  ];
};

const ACTED =
  /^(?:'s|’s)?\s+(?:ran|forgot|pushed|deployed|deleted|merged|changed|made|failed|did|missed|misconfigured|typed|executed|dropped|removed|restarted|overlooked|ignored|broke)\b/;

/** The name of a known person that a sentence begins with, when what follows is what they did. */
function subjectOf(text: string, model: Pick<Postmortem, 'people'>): string | null {
  for (const person of model.people) {
    if (person.team) continue;
    const names = new Set(person.references.map((reference) => reference.name).concat(person.name));
    for (const name of names)
      if (text.startsWith(name) && /^\p{Lu}/u.test(name) && ACTED.test(text.slice(name.length)))
        return name;
  }
  return null;
}

/** A part of a span whose text may have lost markup: then all of it. */
const at = (span: Span, from: number, length: number): Span['range'] =>
  span.text.length === span.range.to - span.range.from
    ? range(span.range.from + from, span.range.from + from + length)
    : span.range;
