import type { Block, List } from '../syntax/blocks';
import { spanOf } from '../syntax/rich';
import { range, type Span } from '../text/range';
import { boldLabel } from './labels';
import type { Outline } from './outline';
import type { Analysis, SectionKind, Why } from './types';

export function readAnalysis(outline: Outline): Analysis {
  const points = (kind: SectionKind): readonly Span[] =>
    outline.sections.flatMap((section, index) =>
      section.kind === kind ? pointsOf(outline.blocks[index] ?? []) : [],
    );
  return {
    rootCause: readRootCause(outline),
    factors: points('contributing-factors'),
    whys: outline.sections.flatMap((section, index) =>
      section.kind === 'five-whys' ? readWhys(outline.blocks[index] ?? []) : [],
    ),
    well: points('went-well'),
    wrong: points('went-wrong'),
    lucky: points('lucky'),
    lessons: points('lessons'),
  };
}

/** Each bullet; for a bullet that is only a label (`Contributing Factors:`), its sub-bullets. */
function pointsOf(blocks: readonly Block[]): readonly Span[] {
  return blocks.flatMap((block) =>
    block.kind === 'list'
      ? block.items.flatMap((item): readonly Span[] => {
          const line = item.lines[0];
          if (!line) return pointsOf(item.blocks);
          const label = boldLabel(line);
          if (label && line.text.slice(label.valueFrom).trim() === '' && item.blocks.length > 0)
            return pointsOf(item.blocks);
          return [spanOf(line)];
        })
      : [],
  );
}

/** A `Root Cause:` label anywhere in the analysis, else the first paragraph under the heading. */
function readRootCause(outline: Outline): Span | null {
  let paragraph: Span | null = null;
  for (let index = 0; index < outline.sections.length; index++) {
    const kind = outline.sections[index]?.kind;
    if (kind !== 'root-cause' && kind !== 'contributing-factors' && kind !== 'summary') continue;
    for (const block of outline.blocks[index] ?? []) {
      const lines =
        block.kind === 'list'
          ? block.items.flatMap((item) => item.lines.slice(0, 1))
          : block.kind === 'paragraph'
            ? block.lines
            : [];
      for (const line of lines) {
        const label = boldLabel(line);
        if (
          label &&
          outline.words.section(label.label.text) === 'root-cause' &&
          line.text.length > label.valueFrom + 1
        )
          return spanOf(line, label.valueFrom);
      }
      const first =
        block.kind === 'paragraph' && kind === 'root-cause' ? block.lines[0] : undefined;
      if (first) paragraph ??= spanOf(first);
    }
  }
  return paragraph;
}

/** Questions with the answer under them or after the question mark. */
function readWhys(blocks: readonly Block[]): readonly Why[] {
  const whys: Why[] = [];
  for (const block of blocks) {
    if (block.kind !== 'list') continue;
    for (const item of block.items) {
      const line = item.lines[0];
      if (!line) continue;
      const mark = /[?？]/.exec(line.text);
      const end = mark ? mark.index + 1 : line.text.length;
      const inLine = spanOf(
        line,
        end + (/^\s*[-–—:→>]*\s*/.exec(line.text.slice(end))?.[0].length ?? 0),
      );
      const below = item.blocks.find((inner): inner is List => inner.kind === 'list')?.items[0]
        ?.lines[0];
      const next = item.lines[1];
      const answer =
        inLine.text !== '' ? inLine : below ? spanOf(below) : next ? spanOf(next) : null;
      whys.push({
        question: spanOf(line, 0, end),
        answer,
        range: range(item.range.from, item.range.to),
      });
    }
  }
  return whys;
}
