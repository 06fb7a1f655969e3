import type { KeptBlock } from '../../syntax/kept';
import { spanOf } from '../../syntax/inlineText';
import { range, shifted, type Range } from '../../text/range';
import { NUMBER_WORDS } from '../../time/names';
import { defineRule, type RuleContext } from '../rule';
import { choice, replacement } from '../support/edits';

const UPDATES = /\b(\d{1,2}) (?:status (?:page )?)?updates (?:were )?(?:sent|posted|published)\b/i;

/**
 * `Two oversights led to this:`. The number begins the sentence, and what is counted is a word for
 * parts of an account: `Two engineers did the following:` counts no items.
 */
const COUNTED =
  /(?:^|[.!?]\s)(?:(?:there (?:are|were)|we (?:found|identified|saw|see|had)|these|the(?: following)?|our|due to|because of)\s)?(two|three|four|five|six|seven|eight|nine|ten|[2-9])\s(?:(?:[a-z-]{3,20})\s){0,2}(?:actions|aspects|bugs|causes|changes|conditions|contributors|errors|events|factors|failures|faults|fixes|gaps|improvements|issues|lessons|measures|mistakes|mitigations|observations|options|oversights|phases|points|problems|questions|reasons|steps|things)\b(?:[^.:!?\d]|\d){0,80}:$/i;
const NOT_EACH =
  /\b(?:such as|including|e\.g|for example|among|at least|first|last|remaining|other)\b/i;

export default defineRule({
  id: 'claims/count-mismatch',
  since: '0.2.0',
  level: 'information',
  fix: 'choice',
  options: {},
  summary: 'A number that the list below it, or the communication log, does not show.',
  why: `\`3 updates sent\` beside a log of two: one was not sent, or not recorded. The same for "Two causes came together:" above a list of three.`,
  examples: [
    {
      title: 'three of two',
      bad: '# Outage\n\n## External Communication\n\n- Status page: ⟦3⟧ updates sent\n\n## Communication Log\n\n- 14:36 Investigating\n- 15:45 Operational\n',
      fixed:
        '# Outage\n\n## External Communication\n\n- Status page: 2 updates sent\n\n## Communication Log\n\n- 14:36 Investigating\n- 15:45 Operational\n',
    },
    {
      title: 'two causes, and a list of three',
      bad: '# Outage\n\n## Root Cause\n\n⟦Two⟧ causes came together:\n\n1. The limit was not set\n2. The alert was muted\n3. The test ran without load\n',
    },
    {
      title: 'as many as it says',
      good: '# Outage\n\n## Root Cause\n\nTwo causes came together:\n\n- The limit was not set\n- The alert was muted\n  - since May\n\nThree steps:\n\n1. Stop\n\n```sh\nstop\n```\n\n2. Wait\n3. Start\n',
    },
    {
      title: 'three of three',
      good: '# Outage\n\n## External Communication\n\n- Status page: 3 updates sent\n\n## Communication Log\n\n- 14:36 Investigating\n- 15:15 Identified\n- 15:45 Operational\n',
    },
  ],
  check(context) {
    countedLists(context);
    const { model, text, report } = context;
    const count = model.communications.length;
    const match = count >= 2 ? UPDATES.exec(text) : null;
    if (!match || Number(match[1]) === count) return;
    const at = range(match.index, match.index + (match[1] ?? '').length);
    report({
      range: at,
      message: `The communication log shows ${count} updates, not ${match[1] ?? ''}.`,
      related: model.communications
        .slice(0, 5)
        .map((line) => ({ range: line.range, message: line.text.text })),
      fixes: [choice(`Replace by ${count}`, [replacement(at, String(count))], true)],
    });
  },
});

/** Paragraphs that say how many items the list right below them has, and are wrong. */
function countedLists({ model, document, report }: RuleContext<object>): void {
  if (model.recognition.template) return;
  const blocks: { readonly node: KeptBlock; readonly at: number }[] = [];
  document.blocks.each((node, at) => blocks.push({ node, at }));
  blocks.forEach(({ node, at }, index) => {
    const said = countSaid(node);
    const below = said && blocks[index + 1]?.node;
    if (!said || below?.kind !== 'list' || below.items.length < 2) return;
    // A list that code cuts in two goes on behind it.
    const after = blocks[index + 2]?.node.kind;
    if (
      below.items.length === said.count ||
      (after && after !== 'heading' && after !== 'paragraph')
    )
      return;
    report({
      range: shifted(said.range, at),
      message: `This says ${said.word}, and the list below has ${below.items.length} items. Correct the number or the list.`,
    });
  });
}

interface CountSaid {
  readonly count: number;
  readonly word: string;
  readonly range: Range;
}

function countSaid(node: KeptBlock): CountSaid | null {
  const line = node.kind === 'paragraph' ? node.lines.at(-1) : undefined;
  const match = line ? COUNTED.exec(line.text) : null;
  const word = match?.[1];
  if (!line || !match || word === undefined || NOT_EACH.test(match[0])) return null;
  const from = match.index + match[0].indexOf(word);
  const count = NUMBER_WORDS[word.toLowerCase()] ?? Number(word);
  return { count, word, range: spanOf(line, from, from + word.length).range };
}
