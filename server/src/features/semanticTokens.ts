import type { Snapshot } from '../workspace/snapshot';
import type { Range } from '../text/range';

/** What the grammar cannot know. The order is that of the legend. */
export const TOKEN_TYPES = ['postmortemPerson', 'postmortemMilestone', 'postmortemDone'] as const;

export interface Token {
  readonly range: Range;
  readonly type: (typeof TOKEN_TYPES)[number];
}

/** People, the times of milestones, and actions that are done. In document order, none over another. */
export function semanticTokens({ model, text }: Snapshot): readonly Token[] {
  if (!model.recognition.postmortem) return [];
  const tokens: Token[] = [
    ...model.people
      .filter(({ team }) => !team)
      .flatMap(({ references }) =>
        references.map(({ range }): Token => ({ range, type: 'postmortemPerson' })),
      ),
    ...model.timelines.flatMap(({ entries }) =>
      entries
        .filter(({ milestone }) => milestone !== null)
        .map(({ when }): Token => ({ range: when.range, type: 'postmortemMilestone' })),
    ),
    ...model.actions.flatMap(({ items }) =>
      items
        .filter(({ done }) => done)
        .map(({ text }): Token => ({ range: text.range, type: 'postmortemDone' })),
    ),
  ].sort((a, b) => a.range.from - b.range.from);
  let end = -1;
  return tokens.filter(({ range }) => {
    const broken = text.slice(range.from, range.to).includes('\n');
    if (range.from < end || range.to <= range.from || broken) return false;
    end = range.to;
    return true;
  });
}
