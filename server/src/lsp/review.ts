import type { CancellationToken, TextEdit } from 'vscode-languageserver';
import { differencePage } from '../features/review/difference';
import { reviewEdit } from '../features/review/edit';
import { compareDocuments, isSame } from '../incidents/difference/documents';
import { reviewThreads } from '../model/review/threads';
import type { DocumentParams } from '../protocol';
import {
  COMPARE_REQUEST,
  REVIEW_EDIT_REQUEST,
  REVIEW_REQUEST,
  type CompareAnswer,
  type CompareParams,
  type ReviewAnswer,
  type ReviewEditParams,
} from '../protocol/review';
import { lineAt } from '../text/lineIndex';
import { normalise } from '../text/source';
import { toEdits } from './convert';
import type { Session } from './session';

/** The threads of a review, what reviewers do with them, and what changed since another version. */
export function answerReview(session: Session): void {
  const { connection } = session;

  connection.onRequest(REVIEW_REQUEST, ({ uri }: DocumentParams, token: CancellationToken) =>
    session.about<ReviewAnswer | null>('review', uri, token, null, ({ version, snapshot }) =>
      snapshot.model.recognition.postmortem
        ? {
            version,
            threads: reviewThreads(snapshot.syntax).map(({ range, resolved, messages }) => ({
              line: lineAt(snapshot.lines, range.from),
              resolved,
              messages: messages.map(({ author, date, text }) => ({ author, date, text })),
            })),
          }
        : null,
    ),
  );
  connection.onRequest(
    REVIEW_EDIT_REQUEST,
    ({ uri, version, edit }: ReviewEditParams, token: CancellationToken) =>
      session.about<readonly TextEdit[] | null>('review', uri, token, null, (open) => {
        if (open.version !== version) return null;
        const { snapshot, end } = open;
        const outcome = reviewEdit(snapshot, edit, snapshot.today.toString());
        if ('edits' in outcome) return toEdits(snapshot.lines, outcome.edits, end);
        connection.window.showInformationMessage(`Nothing was changed: ${outcome.refused}.`);
        return null;
      }),
  );
  connection.onRequest(
    COMPARE_REQUEST,
    ({ uri, text, name }: CompareParams, token: CancellationToken) =>
      session.about<CompareAnswer | null>('compare', uri, token, null, ({ snapshot }) => {
        const before = { file: name, snapshot: snapshot.withText(normalise(text)) };
        const after = { file: session.world(uri).path ?? uri, snapshot };
        const compared = compareDocuments(before, after);
        return compared && { same: isSame(compared), markdown: differencePage(compared, name) };
      }),
  );
}
