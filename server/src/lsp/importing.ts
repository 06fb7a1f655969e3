import type { CancellationToken } from 'vscode-languageserver';
import {
  candidates,
  importRows,
  readingFor,
  rowZone,
  type Candidate,
} from '../features/evidence/import';
import { readEvidence, type ReadEvidence } from '../features/evidence/files';
import { fromBase64 } from '../protocol/base64';
import {
  EVIDENCE_REQUEST,
  IMPORT_REQUEST,
  type EvidenceAnswer,
  type EvidenceParams,
  type ImportAnswer,
  type ImportParams,
} from '../protocol/exchange';
import type { Snapshot } from '../workspace/snapshot';
import { toEdits } from './convert';
import type { Session } from './session';

/** Files of chats, pagers and logs, and the rows that are made of them. */
export function answerImporting(session: Session): void {
  const { connection } = session;

  connection.onRequest(EVIDENCE_REQUEST, (params: EvidenceParams, token: CancellationToken) =>
    session.about<EvidenceAnswer | null>('evidence', params.uri, token, null, ({ snapshot }) => {
      const { read, rows } = evidence(snapshot, params);
      const zone = rowZone(snapshot);
      const { readerZone } = session.world(params.uri);
      const open = read.messages.some((message) => message.zone?.id == null);
      return {
        rows: rows.map(({ index, date, time, name, source, text, there }) => ({
          index,
          date: date.toString(),
          time: time.toString().slice(0, 5),
          actor: name,
          source,
          text,
          there,
        })),
        zone,
        problems: read.problems,
        zones: open && params.zone === null && readerZone !== zone ? [readerZone, zone] : [],
      };
    }),
  );
  connection.onRequest(IMPORT_REQUEST, (params: ImportParams, token: CancellationToken) =>
    session.about<ImportAnswer | null>('import', params.uri, token, null, ({ snapshot, end }) => {
      const picked = new Set(params.picked);
      const { rows } = evidence(snapshot, params);
      const made = importRows(
        snapshot,
        session.world(params.uri),
        rows.filter(({ index }) => picked.has(index)),
      );
      return 'refused' in made ? made : { edits: toEdits(snapshot.lines, made.edits, end) };
    }),
  );
}

/** The files are read again for what was picked: nothing is kept between two requests. */
function evidence(
  snapshot: Snapshot,
  { files, zone }: EvidenceParams,
): { readonly read: ReadEvidence; readonly rows: readonly Candidate[] } {
  const read = readEvidence(
    files.map(({ name, data }) => ({ name, bytes: fromBase64(data) })),
    readingFor(snapshot),
  );
  return { read, rows: candidates(snapshot, read.messages, zone) };
}
