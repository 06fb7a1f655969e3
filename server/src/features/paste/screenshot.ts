import { rowLike } from '../../edits/entryRow';
import type { TextEdit } from '../../text/edit';
import type { Snapshot } from '../../workspace/snapshot';
import { keepsReading } from '../refactor/proof';
import type { World } from '../world';

/** What stands where a person is to say what a screenshot shows. */
export const DESCRIPTION = 'what it shows';

/**
 * A picture as a row of its own behind the entry at `offset`, at that entry's time and in its form, as the
 * moment that it shows is not known. `link` is its address, encoded. Null outside a timeline, and where
 * no such row can be written.
 */
export function screenshotRow(
  snapshot: Snapshot,
  world: World,
  offset: number,
  link: string,
): TextEdit | null {
  const { model, syntax } = snapshot;
  if (!model.recognition.postmortem) return null;
  const timeline = model.timelines.find(
    ({ range, form }) => form !== 'prose' && offset >= range.from && offset <= range.to + 1,
  );
  const timed = timeline?.entries.filter(({ start }) => start?.time) ?? [];
  const above = timed.findLast(({ range }) => range.from <= offset);
  const like = above ?? timed[0];
  if (!timeline || !like) return null;
  const edit = rowLike(
    { document: syntax, timeline, order: model.dateOrder },
    {
      like,
      minutes: 0,
      side: above ? 'behind' : 'before',
      said: `![${DESCRIPTION}](${link})`,
    },
  );
  return edit && keepsReading(snapshot, world, [edit], { newEntries: 1, mayFind: true })
    ? edit
    : null;
}
