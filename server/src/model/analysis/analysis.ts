import { moved, spanOf } from '../../syntax/inlineText';
import type { KeptBlock, KeptItem } from '../../syntax/kept';
import { itemLines, textLines } from '../../syntax/textLines';
import { remembered, rememberedWith } from '../../text/memo';
import { shifted, shiftedSpan, type Span } from '../../text/range';
import { boldLabel } from '../fields/labels';
import { inSections, type Outline } from '../outline/outline';
import { inContent, NO_CONTENT } from '../outline/content';
import type { Analysis, SectionKind, Why } from '../types';
import type { Vocabulary } from '../vocabulary/vocabulary';

export function readAnalysis(outline: Outline): Analysis {
  const { sections } = outline;
  const points = (kind: SectionKind): readonly Span[] =>
    inSections(
      outline,
      (content, index) => (sections[index]?.kind === kind ? pointsOf(content) : []),
      shiftedSpan,
    );
  return {
    rootCause: readRootCause(outline),
    factors: points('contributing-factors'),
    whys: inSections(
      outline,
      (content, index) => (sections[index]?.kind === 'five-whys' ? whysOf(content) : []),
      placedWhy,
    ),
    well: points('went-well'),
    wrong: points('went-wrong'),
    lucky: points('lucky'),
    lessons: points('lessons'),
  };
}

/** Each bullet; for a bullet that is only a label (`Contributing Factors:`), its sub-bullets. */
const pointsIn = remembered((node: KeptBlock): readonly Span[] => {
  if (node.kind !== 'list') return [];
  const points: Span[] = [];
  node.items.each((item, at) => {
    for (const point of pointsOfItem(item)) points.push(shiftedSpan(point, at));
  });
  return points;
});

const pointsOf = inContent(pointsIn, shiftedSpan);

const pointsOfItem = remembered((item: KeptItem): readonly Span[] => {
  const line = item.first?.node.lines[0];
  const label = line && boldLabel(line);
  const onlyLabel =
    line && label && line.text.slice(label.valueFrom).trim() === '' && item.blocks.length > 0;
  if (item.first && line && !onlyLabel) return [shiftedSpan(spanOf(line), item.first.at)];
  const below: Span[] = [];
  item.blocks.each((block, at) => {
    for (const point of pointsIn(block)) below.push(shiftedSpan(point, at));
  });
  return below;
});

/** A `Root Cause:` label anywhere in the analysis, else the first paragraph under the heading. */
function readRootCause({ sections, contents, words }: Outline): Span | null {
  let paragraph: Span | null = null;
  for (const [index, { kind, range }] of sections.entries()) {
    if (kind !== 'root-cause' && kind !== 'contributing-factors' && kind !== 'summary') continue;
    const { nodes, starts } = contents[index] ?? NO_CONTENT;
    for (const [part, node] of nodes.entries()) {
      const at = range.from + (starts[part] ?? 0);
      const labelled = labelledCause(node, words);
      if (labelled) return shiftedSpan(labelled, at);
      const first = node.kind === 'paragraph' && kind === 'root-cause' ? node.lines[0] : undefined;
      if (first) paragraph ??= shiftedSpan(spanOf(first), at);
    }
  }
  return paragraph;
}

const labelledCause = rememberedWith((node: KeptBlock, words: Vocabulary): Span | null => {
  if (node.kind !== 'list' && node.kind !== 'paragraph') return null;
  for (const line of textLines(node)) {
    const label = boldLabel(line);
    if (
      label &&
      words.section(label.label.text) === 'root-cause' &&
      line.text.length > label.valueFrom + 1
    )
      return spanOf(line, label.valueFrom);
  }
  return null;
});

/** Questions with the answer under them or after the question mark. */
const whysIn = remembered((node: KeptBlock): readonly Why[] =>
  node.kind === 'list'
    ? node.items
        .map((item, at) => {
          const why = whyOf(item);
          return why && placedWhy(why, at);
        })
        .filter((why) => why !== null)
    : [],
);

const placedWhy = ({ question, answer, range }: Why, at: number): Why => ({
  question: shiftedSpan(question, at),
  answer: answer && shiftedSpan(answer, at),
  range: shifted(range, at),
});

const whysOf = inContent(whysIn, placedWhy);

const whyOf = remembered((item: KeptItem): Why | null => {
  const { first } = item;
  const line = first && first.node.lines[0] && moved(first.node.lines[0], first.at);
  if (!line) return null;
  const mark = /[?？]/.exec(line.text);
  const end = mark ? mark.index + 1 : line.text.length;
  const separator = /^\s*[-–—:→>]*\s*/.exec(line.text.slice(end))?.[0].length ?? 0;
  const inLine = spanOf(line, end + separator);
  const answer = inLine.text !== '' ? inLine : answerBelow(item);
  return { question: spanOf(line, 0, end), answer, range: item.range };
});

/** The first sub-bullet, else the second line. */
function answerBelow({ first, blocks }: KeptItem): Span | null {
  let below: Span | null = null;
  blocks.each((block, at) => {
    const line = block.kind === 'list' && below === null ? itemLines(block)[0] : undefined;
    if (line) below = shiftedSpan(spanOf(line), at);
  });
  const next = first?.node.lines[1];
  return below ?? (first && next ? shiftedSpan(spanOf(next), first.at) : null);
}
