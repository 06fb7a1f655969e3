import { inParallel } from '../incidents/incidents';
import type { KnownIncident } from '../incidents/knownIncident';
import { buildPostmortem } from '../model/build';
import type { Postmortem } from '../model/types';
import { keepDocument, type KeptDocument } from '../syntax/document';
import { indexLines, type LineIndex } from '../text/lineIndex';
import { normalise } from '../text/source';
import { pathOf } from './paths';
import type { Session } from './session';

/** Another postmortem of the workspace as it stands at this moment, in its editor or on the disk. */
export interface OtherDocument {
  readonly path: string;
  readonly uri: string;
  /** Of the open document; null for a file. */
  readonly version: number | null;
  readonly text: string;
  readonly lines: LineIndex;
  readonly model: Postmortem;
  readonly syntax: KeptDocument;
}

const AT_ONCE = 8;

/** Tells by the text alone whether a document is worth reading. `known`: what was known of it before. */
export type Wanted = (text: string, known: KnownIncident | undefined) => boolean;

/**
 * Looks at the other postmortems of the workspace, each read now: what the index knows may be older
 * than what an edit would be made to. Each is let go before the next ones are read; what `look` makes
 * of them is given in the order of their paths.
 */
export async function othersNow<T>(
  session: Session,
  except: string | null,
  wanted: Wanted,
  look: (other: OtherDocument) => T,
): Promise<readonly T[]> {
  const { incidents } = session;
  const known = new Map(incidents.all.map((incident) => [incident.path, incident]));
  const own = except === null ? null : pathOf(except);
  const paths = [...new Set([...(await incidents.paths()), ...session.openPaths])];
  const found: { readonly path: string; readonly made: T }[] = [];
  await inParallel(paths, AT_ONCE, async (path) => {
    if (path === own || !incidents.holds(path)) return;
    const other = await read(session, path, (text) => wanted(text, known.get(path)));
    if (other && isPostmortem(other.model)) found.push({ path, made: look(other) });
    await session.host.pause();
  });
  return found.sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ made }) => made);
}

async function read(
  session: Session,
  path: string,
  wanted: (text: string) => boolean,
): Promise<OtherDocument | null> {
  const uri = session.uriOf(path);
  const open = await session.current(uri);
  if (open) {
    const { text, lines, model, syntax } = open.snapshot;
    return wanted(text) ? { path, uri, version: open.version, text, lines, model, syntax } : null;
  }
  const content = await session.stored.look(path);
  if (content.kind !== 'text') return null;
  const text = normalise(content.text);
  if (!wanted(text)) return null;
  const syntax = keepDocument(text);
  const model = buildPostmortem(syntax, await session.settings.for(uri), path);
  return { path, uri, version: null, text, lines: indexLines(text), model, syntax };
}

const isPostmortem = ({ recognition }: Postmortem): boolean =>
  recognition.postmortem && !recognition.template;
