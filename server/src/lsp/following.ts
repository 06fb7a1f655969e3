import { CURSOR_NOTIFICATION, type CursorParams } from '../protocol';
import { tellAll } from './diagnostics';
import type { Session } from './session';

/** A line that was not changed for so long counts as finished, where the cursor is not known. */
const PAUSE_MILLISECONDS = 1000;

/**
 * Tells what was held back of a line when it is finished: at once when the cursor leaves it or the
 * document is saved; after a moment for an editor that does not say where its cursor is. A client
 * that asks for diagnostics and cannot be told to ask again gets them all as they are.
 */
export function followTyping(session: Session): {
  changed(uri: string, source: string, whole: boolean): void;
} {
  const { connection, documents, typing } = session;
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const stop = (uri: string): void => {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
  };

  connection.onNotification(CURSOR_NOTIFICATION, ({ uri, lines }: CursorParams) => {
    if (typing.left(uri, lines)) tellAll(session, uri);
  });
  documents.onDidSave(({ document: { uri } }) => tellAll(session, uri));
  documents.onDidClose(({ document: { uri } }) => stop(uri));

  return {
    changed(uri, source, whole) {
      const { pull, refresh, cursor } = session.abilities;
      if (pull && !refresh && !cursor) return;
      typing.changed(uri, source, whole);
      if (cursor || !typing.writing(uri)) return;
      stop(uri);
      waiting.set(
        uri,
        setTimeout(() => {
          waiting.delete(uri);
          tellAll(session, uri);
        }, PAUSE_MILLISECONDS),
      );
    },
  };
}
