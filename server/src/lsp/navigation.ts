import path from 'node:path/posix';
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
import { URI } from 'vscode-uri';
import { dueText } from '../model/due';
import { links, relativeLinks } from '../features/links';
import {
  definitionOf,
  referableAt,
  referencesTo,
  renamed,
  renameProblem,
  type Place,
} from '../features/references';
import { indexLines } from '../text/lineIndex';
import type { Range } from '../text/range';
import type { KnownIncident } from '../workspace/incidents';
import { toOffset, toRange } from './convert';
import type { OpenDocument } from './documents';
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
        target: 'url' in target ? target.url : URI.file(target.path).toString(),
        tooltip,
      })),
    ),
  );
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    session.about('definition', uri, token, null, (open) => {
      const target = at(open, position);
      const place = target && definitionOf(session.world(uri), target);
      return place && locationOf(open, place);
    }),
  );
  connection.onReferences(({ textDocument: { uri }, position }, token) =>
    session.about('references', uri, token, null, (open) => {
      const target = at(open, position);
      return (
        target &&
        referencesTo(open.snapshot, session.world(uri), target).map((place) =>
          locationOf(open, place),
        )
      );
    }),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    session.about('highlights', uri, token, null, (open) => {
      const target = at(open, position);
      return (
        target &&
        referencesTo(open.snapshot, session.world(uri), target)
          .filter(({ incident }) => incident === null)
          .map(({ range }) => ({
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
    session.about('rename', uri, token, null, (open) => {
      const target = at(open, position);
      if (!target) return null;
      const world = session.world(uri);
      const problem = renameProblem(open.snapshot, world, target, newName);
      if (problem !== null) throw new ResponseError(LSPErrorCodes.RequestFailed, problem);
      const edits = new Map<string, TextEdit[]>();
      for (const place of referencesTo(open.snapshot, world, target)) {
        const text = place.incident?.text ?? open.snapshot.text;
        const old = text.slice(place.range.from, place.range.to);
        const { uri: where, range } = locationOf(open, place);
        const edit = { range, newText: renamed(target, old, newName) };
        edits.set(where, [...(edits.get(where) ?? []), edit]);
      }
      return { documentChanges: documentEdits(session, edits) };
    }),
  );
  connection.onWorkspaceSymbol(({ query }, token) =>
    session.guard('symbols', token, () => workspaceSymbols(session.incidents.all, query)),
  );
  connection.workspace.onWillRenameFiles(({ files }, token) =>
    session.guard('file rename', token, () => {
      const edits = new Map<string, TextEdit[]>();
      for (const { oldUri, newUri } of files)
        for (const incident of session.incidents.all) {
          const found = linkEdits(incident, URI.parse(oldUri), URI.parse(newUri));
          const uri = URI.file(incident.path).toString();
          if (found.length > 0) edits.set(uri, [...(edits.get(uri) ?? []), ...found]);
        }
      return edits.size === 0 ? null : { documentChanges: documentEdits(session, edits) };
    }),
  );
}

function documentEdits(
  { documents }: Session,
  edits: ReadonlyMap<string, readonly TextEdit[]>,
): TextDocumentEdit[] {
  return [...edits].map(([uri, list]) => ({
    textDocument: { uri, version: documents.get(uri)?.version ?? null },
    edits: [...list],
  }));
}

function locationOf(open: OpenDocument, { incident, range }: Place): Location {
  return incident
    ? { uri: URI.file(incident.path).toString(), range: toRange(indexLines(incident.text), range) }
    : { uri: open.uri, range: toRange(open.snapshot.lines, range) };
}

/** Links of one document to a file that moves. */
function linkEdits(incident: KnownIncident, from: URI, to: URI): readonly TextEdit[] {
  const own = URI.file(incident.path).path;
  const folder = path.dirname(own);
  const lines = indexLines(incident.text);
  return relativeLinks(incident.text).flatMap(({ range, path: target }): readonly TextEdit[] => {
    if (path.resolve(folder, decoded(target)) !== from.path) return [];
    const relative = path.relative(folder, to.path);
    const newText = encodeURI(target.startsWith('./') ? `./${relative}` : relative);
    return [{ range: toRange(lines, range), newText }];
  });
}

function decoded(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}

const MOST_SYMBOLS = 400;

/** Incidents, their action items and people, by what they are called. */
function workspaceSymbols(incidents: readonly KnownIncident[], query: string): SymbolInformation[] {
  const wanted = query.toLowerCase();
  const fits = (name: string): boolean => {
    let at = -1;
    return [...wanted].every((letter) => (at = name.toLowerCase().indexOf(letter, at + 1)) !== -1);
  };
  const found: SymbolInformation[] = [];
  const people = new Set<string>();
  for (const { model, path: file, text, id } of incidents) {
    const lines = indexLines(text);
    const uri = URI.file(file).toString();
    const title = model.title?.text ?? id ?? '';
    const add = (name: string, kind: SymbolKind, range: Range, containerName: string): void => {
      if (name !== '' && fits(name) && found.length < MOST_SYMBOLS)
        found.push({ name, kind, location: { uri, range: toRange(lines, range) }, containerName });
    };
    if (model.title) add(title, SymbolKind.File, model.title.range, id ?? '');
    for (const item of model.actions.flatMap((list) => list.items))
      add(
        item.text.text,
        SymbolKind.Boolean,
        item.text.range,
        [title, item.owner.kind === 'valid' ? item.owner.value : 'no owner', dueText(item.due)]
          .filter((part) => part !== null && part !== '')
          .join(' · '),
      );
    for (const person of model.people) {
      const [first] = person.references;
      if (!first || people.has(person.name.toLowerCase())) continue;
      people.add(person.name.toLowerCase());
      add(person.name, SymbolKind.Variable, first.range, person.role ?? title);
    }
  }
  return found;
}
