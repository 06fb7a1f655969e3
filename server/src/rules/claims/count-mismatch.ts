import type { KeptDocument } from '../../syntax/document';
import { findInLeaves } from '../../syntax/found';
import type { KeptParagraph } from '../../syntax/kept';
import type { Slot } from '../../syntax/sequence';
import { remembered } from '../../text/memo';
import { spanOf } from '../../syntax/inlineText';
import { range, shifted, type Range } from '../../text/range';
import { NUMBER_WORDS } from '../../time/names';
import { defineRule } from '../rule';
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
  several: 'each',
  reads: ['communications'],
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
  check({ model, document, report }) {
    if (!model.recognition.template)
      for (const { at, node } of countedLists(document()))
        report({
          range: shifted(node.range, at),
          message: `This says ${node.word}, and the list below has ${node.items} items. Correct the number or the list.`,
        });
    const count = model.communications.length;
    const [said] = count >= 2 ? updatesSaid(document()) : [];
    if (!said || said.node.count === count) return;
    const at = shifted(said.node.range, said.at);
    report({
      range: at,
      message: `The communication log shows ${count} updates, not ${said.node.count}.`,
      related: model.communications
        .slice(0, 5)
        .map((line) => ({ range: line.range, message: line.text.text })),
      fixes: [choice(`Replace by ${count}`, [replacement(at, String(count))], true)],
    });
  },
});

/** The first number of updates that each text gives. */
const updatesSaid = findInLeaves('with quotes', ({ source }) => {
  const match = UPDATES.exec(source());
  const [, count = ''] = match ?? [];
  return match
    ? [{ count: Number(count), range: range(match.index, match.index + count.length) }]
    : [];
});

/** A number, and how many items the list right below it has instead. */
interface CountedList extends CountSaid {
  readonly items: number;
}

/** Paragraphs that say how many items the list right below them has, and are wrong. */
function countedLists({ blocks }: KeptDocument): readonly Slot<CountedList>[] {
  const found: Slot<CountedList>[] = [];
  let paragraph: Slot<CountSaid> | null = null;
  let list: Slot<CountedList> | null = null;
  blocks.each((node, at) => {
    // A list that code cuts in two goes on behind it.
    if (list && (node.kind === 'heading' || node.kind === 'paragraph')) found.push(list);
    list =
      paragraph && node.kind === 'list' && isOther(node.items.length, paragraph.node.count)
        ? { at: paragraph.at, node: { ...paragraph.node, items: node.items.length } }
        : null;
    const said = node.kind === 'paragraph' ? countSaid(node) : null;
    paragraph = said && { at, node: said };
  });
  return list ? [...found, list] : found;
}

const isOther = (items: number, said: number): boolean => items >= 2 && items !== said;

interface CountSaid {
  readonly count: number;
  readonly word: string;
  readonly range: Range;
}

const countSaid = remembered((node: KeptParagraph): CountSaid | null => {
  const line = node.lines.at(-1);
  const match = line ? COUNTED.exec(line.text) : null;
  const word = match?.[1];
  if (!line || !match || word === undefined || NOT_EACH.test(match[0])) return null;
  const from = match.index + match[0].indexOf(word);
  const count = NUMBER_WORDS[word.toLowerCase()] ?? Number(word);
  return { count, word, range: spanOf(line, from, from + word.length).range };
});
