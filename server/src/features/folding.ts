import { blocksOf } from '../syntax/document';
import { type Block } from '../syntax/blocks';
import { lineAt } from '../text/lineIndex';
import type { Snapshot } from '../workspace/snapshot';

/** Lines that can be folded away under the first of them. Zero-based, both inclusive. */
export interface Fold {
  readonly from: number;
  readonly to: number;
  readonly kind: 'region' | 'comment' | 'front-matter';
}

/** Sections, tables, lists items with details, comments and front matter. */
export function folds(snapshot: Snapshot): readonly Fold[] {
  const { model, text, lines } = snapshot;
  if (!model.recognition.postmortem) return [];
  const fold = (from: number, to: number, kind: Fold['kind']): readonly Fold[] => {
    const end = from + text.slice(from, to).trimEnd().length;
    const [first, last] = [lineAt(lines, from), lineAt(lines, end)];
    return last > first ? [{ from: first, to: last, kind }] : [];
  };
  const inner = (blocks: readonly Block[]): readonly Fold[] =>
    blocks.flatMap((block): readonly Fold[] => {
      const own = ({ from, to }: Block['range'], kind: Fold['kind'] = 'region'): readonly Fold[] =>
        fold(from, to, kind);
      switch (block.kind) {
        case 'table':
        case 'code':
          return own(block.range);
        case 'html':
          return own(block.range, 'comment');
        case 'quote':
          return [...own(block.range), ...inner(block.blocks)];
        case 'list':
          return block.items.flatMap((item) => [
            ...(item.blocks.length > 0 ? own(item.range) : []),
            ...inner(item.blocks),
          ]);
        default:
          return [];
      }
    });
  return [
    ...(model.frontMatter
      ? fold(model.frontMatter.range.from, model.frontMatter.range.to, 'front-matter')
      : []),
    ...model.sections.flatMap(({ range: at }) => fold(at.from, at.to, 'region')),
    ...inner(blocksOf(snapshot.syntax)),
  ];
}
