import type { CancellationToken, TextEdit } from 'vscode-languageserver';
import { reviewEdit } from '../features/review/edit';
import { reviewThreads } from '../model/review/threads';
import type { DocumentParams } from '../protocol';
import {
  REVIEW_EDIT_REQUEST,
  REVIEW_REQUEST,
  type ReviewAnswer,
  type ReviewEditParams,
} from '../protocol/review';
import { lineAt } from '../text/lineIndex';
import { toEdits } from './convert';
import type { Session } from './session';

/** The threads of a review, and what reviewers do with them. */
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
}
