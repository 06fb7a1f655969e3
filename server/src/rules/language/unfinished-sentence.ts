import { areasOf, overlaps } from '../../syntax/areas';
import { findInLeaves } from '../../syntax/found';
import { spanOf } from '../../syntax/inlineText';
import { shifted } from '../../text/range';
import { defineRule } from '../rule';

/** Words that no English sentence ends with. */
const OPEN =
  /(?:^|\s)(?:(?:and|or|of|to|in|on|at|by|for|from|with|as|that|which|when|because|but|is|was|are|were|into|than|if)\s)(?:the|an?|our|their|its|this|these|those)$/i;
/** More than two of these words: the pattern would try each place of a text. */
const LONGEST = 20;

export default defineRule({
  id: 'language/unfinished-sentence',
  since: '0.3.0',
  level: 'information',
  fix: 'none',
  options: {},
  reads: [],
  summary: 'A row or paragraph that stops in the middle of a sentence.',
  why: `"We restarted the queue and the" was cut when it was pasted, and what was lost may be the point. Only endings that no sentence has are told ("of the", "and a"), where nothing follows that could go on with it.`,
  examples: [
    {
      title: 'what did they restart?',
      bad: '# Outage\n\n## Timeline\n\n- 10:00 UTC - Alert fired\n- 10:10 UTC - We restarted the queue ⟦and the⟧\n- 10:30 UTC - Resolved\n',
    },
    {
      title: 'it goes on below',
      good: '# Outage\n\n## Root Cause\n\nThe release changed the\n\n- pool of connections\n- limit of memory\n\nThe pool was full.\n',
    },
  ],
  check({ document, model, report }) {
    if (model.recognition.template) return;
    for (const { at: from, node } of openEnds(document())) {
      const at = shifted(node.range, from);
      if (overlaps(areasOf(document()).verbatim, at) || goesOn(document().text, at.to)) continue;
      report({
        range: at,
        message: `This stops in the middle of a sentence, at "${node.text}". Say the rest, or end it.`,
      });
    }
  },
});

/** The open ends of cells and of paragraphs. */
const openEnds = findInLeaves('without quotes', ({ kind, lines }) => {
  if (kind !== 'row' && kind !== 'paragraph') return [];
  const ends = kind === 'row' ? lines : lines.slice(-1);
  return ends.flatMap((line) => {
    const before = Math.max(0, line.text.length - LONGEST);
    const found = OPEN.exec(line.text.slice(before));
    return found ? [spanOf(line, before + found.index + (/^\s/.test(found[0]) ? 1 : 0))] : [];
  });
});

/** Whether what follows may be the rest: a picture, code, a list or a table right below, or text on the same line. */
function goesOn(text: string, from: number): boolean {
  const end = text.indexOf('\n', from);
  if (end === -1) return false;
  if (text.slice(from, end).replace(/[|\s]/g, '') !== '')
    return !text.slice(from, end).includes('|');
  const below = text.slice(end).trimStart();
  const sameList = /^(?:[-*+]|\d{1,3}[.)])\s/.test(below) && text[end + 1] !== '\n';
  return !sameList && /^(?:[-*+>`~<]|\d{1,3}[.)]|!\[|[a-z])/.test(below);
}
