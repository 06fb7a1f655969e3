import {
  DocumentHighlightKind,
  LSPErrorCodes,
  ResponseError,
  SymbolKind,
  type Location,
  type SymbolInformation,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { encodedPath, links } from '../features/links';
import { relativeLinks } from '../syntax/relativeLinks';
import {
  definitionOf,
  referableAt,
  mentions,
  referencesIn,
  renamed,
  renameProblem,
  type Place,
  type Referable,
} from '../features/references';
import type { KnownIncident } from '../incidents/knownIncident';
import type { LineSpan } from '../text/lineSpan';
import { relativePath } from '../text/relativePath';
import { toOffset, toRange } from './convert';
import type { OpenDocument } from './documents';
import { othersNow, type OtherDocument } from './others';
import type { Session } from './session';

/** Links, definitions, references, highlights, rename, workspace symbols. */
export function answerNavigation(session: Session): void {
  const { connection } = session;
  const at = ({ snapshot, uri }: OpenDocument, position: Parameters<typeof toOffset>[1]) =>
    referableAt(snapshot, session.world(uri), toOffset(snapshot.lines, position));

  connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    session.about('links', uri, token, null, ({ snapshot }) =>
      links(snapshot, session.world(uri)).map(({ range, target, tooltip }) => ({
        range: toRange(snapshot.lines, range),
        target: 'url' in target ? target.url : session.uriOf(target.path),
        tooltip,
      })),
    ),
  );
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    session.about('definition', uri, token, null, (open) => {
      const target = at(open, position);
      const place = target && definitionOf(open.snapshot, session.world(uri), target);
      return place && locationOf(session, open, place);
    }),
  );
  connection.onReferences(({ textDocument: { uri }, position }, token) =>
    session.about('references', uri, token, null, async (open) => {
      const target = at(open, position);
      if (!target) return null;
      const places = (document: Referring): readonly Location[] =>
        referencesIn(document, target).map((range) => ({
          uri: document.uri,
          range: toRange(document.lines, range),
        }));
      const others = await othersNow(session, uri, mentioning(target), places);
      return [places({ uri, ...partsOf(open) }), ...others].flat();
    }),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    session.about('highlights', uri, token, null, (open) => {
      const target = at(open, position);
      return (
        target &&
        referencesIn(partsOf(open), target).map((range) => ({
          range: toRange(open.snapshot.lines, range),
          kind: DocumentHighlightKind.Text,
        }))
      );
    }),
  );
  connection.onPrepareRename(({ textDocument: { uri }, position }, token) =>
    session.about('rename', uri, token, null, (open) => {
      const target = at(open, position);
      if (!target) return null;
      const { range } = target;
      return {
        range: toRange(open.snapshot.lines, range),
        placeholder:
          target.kind === 'incident'
            ? target.id
            : open.snapshot.text.slice(range.from, range.to) === target.person.name
              ? target.person.name
              : open.snapshot.text.slice(range.from, range.to),
      };
    }),
  );
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token) =>
    session.about('rename', uri, token, null, async (open) => {
      const target = at(open, position);
      if (!target) return null;
      await untilRead(session);
      const problem = renameProblem(open.snapshot, session.world(uri), target, newName);
      if (problem !== null) throw refusal(problem);
      const edits = (document: Referring): readonly TextDocumentEdit[] =>
        renameEdits(document, target, newName);
      const others = await othersNow(session, uri, mentioning(target), edits);
      if (session.documents.get(uri)?.version !== open.version)
        throw refusal('The document was changed in the meantime. Rename once more.');
      return {
        documentChanges: [
          ...edits({ uri, version: open.version, ...partsOf(open) }),
          ...others.flat(),
        ],
      };
    }),
  );
  connection.onWorkspaceSymbol(({ query }, token) =>
    session.guard('symbols', token, () => workspaceSymbols(session, session.incidents.all, query)),
  );
  connection.workspace.onWillRenameFiles(({ files }, token) =>
    session.guard('file rename', token, async () => {
      const moves = files.map(({ oldUri, newUri }) => ({
        from: URI.parse(oldUri),
        to: URI.parse(newUri),
      }));
      const changes = (
        await othersNow(
          session,
          null,
          (text) => /\]\(|\]:/.test(text),
          (document) => {
            const edits = moves.flatMap(({ from, to }) => linkEdits(document, from, to));
            return edits.length > 0 ? [documentEdit(document, edits)] : [];
          },
        )
      ).flat();
      return changes.length === 0 ? null : { documentChanges: changes };
    }),
  );
}

const partsOf = ({ snapshot: { text, lines, model, syntax } }: OpenDocument) => ({
  text,
  lines,
  model,
  syntax,
});

const mentioning =
  (target: Referable) =>
  (text: string, known: KnownIncident | undefined): boolean =>
    mentions(text, target, known?.people ?? []);

const refusal = (reason: string): ResponseError<void> =>
  new ResponseError(LSPErrorCodes.RequestFailed, reason);

/** So long a person waits for a rename without asking what is going on. */
const PATIENCE = 2000;
const LOOK_AGAIN = 25;

/**
 * A name or an id may stand in a file that nobody has looked into yet: a few are waited for, and while
 * many are being read a rename is refused.
 */
async function untilRead({ incidents }: Session): Promise<void> {
  for (let waited = 0; incidents.reading && waited < PATIENCE; waited += LOOK_AGAIN)
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  const { reading } = incidents;
  if (reading)
    throw refusal(
      `The postmortems of the workspace are still being read (${reading.done} of ${reading.of} files). Rename again in a moment.`,
    );
}

/** A document as far as references in it go; without a version nothing of it is edited. */
type Referring = Pick<OtherDocument, 'uri' | 'text' | 'lines' | 'model' | 'syntax'> & {
  readonly version?: number | null;
};

/** Edits of what was just read; none for a document that does not name the target. */
function renameEdits(
  document: Referring,
  target: Referable,
  newName: string,
): readonly TextDocumentEdit[] {
  const edits = referencesIn(document, target).map((range): TextEdit => ({
    range: toRange(document.lines, range),
    newText: renamed(target, document.text.slice(range.from, range.to), newName),
  }));
  return edits.length === 0 ? [] : [documentEdit(document, edits)];
}

/** Tied to the version that was read, so that a client refuses it for any other. */
const documentEdit = (
  { uri, version = null }: Pick<Referring, 'uri' | 'version'>,
  edits: readonly TextEdit[],
): TextDocumentEdit => ({ textDocument: { uri, version }, edits: [...edits] });

function locationOf(session: Session, open: OpenDocument, { path: file, at }: Place): Location {
  return { uri: file === null ? open.uri : session.uriOf(file), range: at };
}

/** Links of one document to a file that moves, or to what is in a folder that does. */
function linkEdits(document: OtherDocument, from: URI, to: URI): readonly TextEdit[] {
  const own = URI.parse(document.uri);
  if (own.scheme !== from.scheme || own.authority !== from.authority) return [];
  if (own.path.startsWith(`${from.path}/`)) return [];
  const folder = Utils.dirname(own);
  return relativeLinks(document.syntax).flatMap((link): readonly TextEdit[] => {
    const target = Utils.resolvePath(folder, link.path).path;
    if (target !== from.path && !target.startsWith(`${from.path}/`)) return [];
    const relative = relativePath(folder.path, to.path + target.slice(from.path.length));
    const newText = encodedPath(link.path.startsWith('./') ? `./${relative}` : relative);
    return [{ range: toRange(document.lines, link.range), newText }];
  });
}

const MOST_SYMBOLS = 400;

/** Incidents, their action items and people, by what they are called. */
function workspaceSymbols(
  session: Session,
  incidents: readonly KnownIncident[],
  query: string,
): SymbolInformation[] {
  const wanted = query.toLowerCase();
  const fits = (name: string): boolean => {
    let at = -1;
    return [...wanted].every((letter) => (at = name.toLowerCase().indexOf(letter, at + 1)) !== -1);
  };
  const found: SymbolInformation[] = [];
  const people = new Set<string>();
  for (const incident of incidents) {
    const uri = session.uriOf(incident.path);
    const title = incident.title?.text ?? incident.id ?? '';
    const add = (name: string, kind: SymbolKind, range: LineSpan, containerName: string): void => {
      if (name !== '' && fits(name) && found.length < MOST_SYMBOLS)
        found.push({ name, kind, location: { uri, range }, containerName });
    };
    if (incident.title) add(title, SymbolKind.File, incident.title.at, incident.id ?? '');
    for (const { text, owner, dueText, at } of incident.actions)
      add(
        text,
        SymbolKind.Boolean,
        at,
        [title, owner ?? 'no owner', dueText]
          .filter((part) => part !== null && part !== '')
          .join(' · '),
      );
    for (const { name, role, at } of incident.people) {
      if (!at || people.has(name.toLowerCase())) continue;
      people.add(name.toLowerCase());
      add(name, SymbolKind.Variable, at, role ?? title);
    }
  }
  return found;
}
