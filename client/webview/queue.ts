import type { PreviewData, PreviewEdit } from '../../server/src/protocol';

/** Edits of the panel on their way into the document, one after the other. */
export interface Queue {
  /** The extension has not yet said what became of the last one. */
  readonly busy: boolean;
  /** What was done meanwhile, each with what was drawn then. */
  readonly waiting: readonly Waiting[];
}

interface Waiting {
  readonly edit: PreviewEdit;
  readonly drawn: PreviewData;
}

export const IDLE: Queue = { busy: false, waiting: [] };

/** The next edit to send, of the version that is drawn; null where there is none. */
export interface Sent {
  readonly version: number;
  readonly edit: PreviewEdit;
}

/** Something is done in the panel: sent at once, or as soon as what was done before stands in the document. */
export function asked(
  queue: Queue,
  edit: PreviewEdit,
  drawn: PreviewData,
): readonly [Queue, Sent | null] {
  return queue.busy
    ? [{ ...queue, waiting: [...queue.waiting, { edit, drawn }] }, null]
    : [
        { ...queue, busy: true },
        { version: drawn.version, edit },
      ];
}

/**
 * The last edit is done or refused, and `now` is drawn: the next one whose target is still there
 * follows. What is not there any more is dropped: it was for another text.
 */
export function settled(queue: Queue, now: PreviewData): readonly [Queue, Sent | null] {
  for (const [index, { edit, drawn }] of queue.waiting.entries()) {
    const image = imageOf(edit, drawn, now);
    if (image)
      return [
        { busy: true, waiting: queue.waiting.slice(index + 1) },
        { version: now.version, edit: image },
      ];
  }
  return [IDLE, null];
}

/** An edit of what was drawn as one of what is drawn now: the same action, entry or problem, wherever it stands. */
function imageOf(edit: PreviewEdit, drawn: PreviewData, now: PreviewData): PreviewEdit | null {
  switch (edit.kind) {
    case 'time': {
      const entry = drawn.timeline.entries.find(({ line }) => line === edit.line);
      // Its key has its time, which another move may just have changed.
      const same = now.timeline.entries.filter(
        ({ key, text, actor }) =>
          entry && (key === entry.key || (text === entry.text && actor === entry.actor)),
      );
      const [image = null] = same.length > 1 ? same.filter(({ key }) => key === entry?.key) : same;
      return image && { ...edit, line: image.line };
    }
    case 'fix': {
      const problem = drawn.problems.find(
        ({ rule, line, character }) =>
          rule === edit.rule && line === edit.line && character === edit.character,
      );
      const image = now.problems.find(
        ({ rule, message }) => rule === edit.rule && message === problem?.message,
      );
      const title = problem?.fixes[edit.index];
      const index = title === undefined ? -1 : (image?.fixes.indexOf(title) ?? -1);
      return image && index !== -1
        ? { ...edit, line: image.line, character: image.character, index }
        : null;
    }
    default: {
      const key = drawn.actions.find(({ line }) => line === edit.line)?.key;
      const image = now.actions.find((action) => action.key === key);
      return image ? { ...edit, line: image.line } : null;
    }
  }
}
