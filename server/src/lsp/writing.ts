import { Temporal } from 'temporal-polyfill';
import type { CancellationToken, TextEdit } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { previewData } from '../features/preview/preview';
import { publicVersion } from '../features/render/public';
import { render } from '../features/render/render';
import { panelEdit } from '../features/preview/edit';
import { pasteAsRows } from '../features/paste/paste';
import {
  BEGINNINGS_REQUEST,
  EDIT_REQUEST,
  NEW_REQUEST,
  PUBLIC_REQUEST,
  PASTE_REQUEST,
  RENDER_REQUEST,
  type Beginnings,
  type DocumentParams,
  type EditParams,
  type NewParams,
  type NewPostmortem,
  type PasteAnswer,
  type PasteParams,
  type RenderParams,
} from '../protocol';
import { nextIncidentId } from '../workspace/nextId';
import { fileNameFor, fillTemplate, TEMPLATES } from '../workspace/templates/fill';
import type { Template } from '../workspace/templates/template';
import { toEdits, toOffset } from './convert';
import type { Session } from './session';

/** Pasting into a timeline, and beginning a postmortem. */
export function answerWriting(session: Session): void {
  const { connection } = session;

  connection.onRequest(
    PASTE_REQUEST,
    ({ uri, position, text, zone }: PasteParams, token: CancellationToken) =>
      session.about<PasteAnswer | null>('paste', uri, token, null, ({ snapshot, end }) => {
        const offset = toOffset(snapshot.lines, position);
        const paste = pasteAsRows(snapshot, session.world(uri), offset, text, zone);
        return paste && { ...paste, edits: toEdits(snapshot.lines, paste.edits, end) };
      }),
  );
  connection.onRequest(RENDER_REQUEST, ({ uri, format }: RenderParams, token: CancellationToken) =>
    session.about<string | null>('render', uri, token, null, ({ version, snapshot }) => {
      const data = previewData(snapshot, uri, version);
      return format === 'png' ? base64Png(session, render(data, 'svg')) : render(data, format);
    }),
  );
  connection.onRequest(
    EDIT_REQUEST,
    ({ uri, version, edit }: EditParams, token: CancellationToken) =>
      session.about<readonly TextEdit[] | null>('edit', uri, token, null, (open) => {
        const edits = open.version === version ? panelEdit(open.snapshot, edit) : null;
        return edits && toEdits(open.snapshot.lines, edits, open.end);
      }),
  );
  connection.onRequest(PUBLIC_REQUEST, ({ uri }: DocumentParams, token: CancellationToken) =>
    session.about<string | null>('public version', uri, token, null, ({ snapshot, end }) =>
      publicVersion(snapshot).replace(/\n/g, end),
    ),
  );
  connection.onRequest(BEGINNINGS_REQUEST, ({ uri }: DocumentParams, token: CancellationToken) =>
    session.guard('new postmortem', token, async (): Promise<Beginnings> => {
      const configuration = await session.settings.for(inFolder(uri));
      const zone = configuration.timezone ?? 'UTC';
      const now = session.world(uri).now.toZonedDateTimeISO(zone);
      const people = new Set([
        ...configuration.people.map(({ name }) => name),
        ...session.incidents.all.flatMap(({ model }) =>
          model.people.filter(({ team }) => !team).map(({ name }) => name),
        ),
      ]);
      return {
        templates: (await templatesFor(session, uri)).map(({ id, name, description }) => ({
          id,
          name,
          description,
        })),
        severities: configuration.severities.map(({ name, meaning }) => ({ name, meaning })),
        people: [...people],
        zone,
        date: now.toPlainDate().toString(),
        time: now.toPlainTime().toString({ smallestUnit: 'minute' }),
      };
    }),
  );
  connection.onRequest(NEW_REQUEST, (params: NewParams, token: CancellationToken) =>
    session.guard('new postmortem', token, async (): Promise<NewPostmortem> => {
      const templates = await templatesFor(session, params.uri);
      const template = templates.find(({ id }) => id === params.template) ?? TEMPLATES[0];
      const configuration = await session.settings.for(inFolder(params.uri));
      const ids = session.incidents.all.flatMap(({ id }) => (id === null ? [] : [id]));
      const beginning = {
        ...params,
        zone: configuration.timezone ?? 'UTC',
        id: nextIncidentId(ids, Temporal.PlainDate.from(params.date)),
      };
      const folder = URI.parse(params.uri).fsPath;
      const names = session.incidents.all
        .filter(({ path }) => path.startsWith(folder))
        .map(({ path }) => path.replace(/^.*[\\/]/, ''));
      return {
        name: fileNameFor(beginning, names),
        snippet: fillTemplate(template?.text ?? '', beginning),
      };
    }),
  );
}

async function base64Png(session: Session, svg: string | null): Promise<string | null> {
  if (svg === null) return null;
  const { png, remark } = await session.host.rasterize(svg);
  if (remark !== null) session.connection.console.warn(`PNG: ${remark}`);
  return Buffer.from(png).toString('base64');
}

const inFolder = (uri: string): string => `${uri.replace(/\/$/, '')}/postmortem.md`;

/** The team's own templates, then ours. */
async function templatesFor(session: Session, uri: string): Promise<readonly Template[]> {
  const { file, configuration } = await session.settings.layers(inFolder(uri));
  if (configuration.templates === null || !file) return TEMPLATES;
  const separator = file.path.includes('\\') ? '\\' : '/';
  const folder = `${file.path.slice(0, file.path.lastIndexOf(separator))}${separator}${configuration.templates}`;
  const own: Template[] = [];
  for (const path of await session.host.files.list(folder)) {
    const text = await session.host.files.read(path);
    const name = path.slice(path.replace(/\\/g, '/').lastIndexOf('/') + 1).replace(/\.\w+$/, '');
    if (text !== null)
      own.push({
        id: path,
        name,
        description: configuration.templates,
        text: text.replace(/\r\n?/g, '\n'),
      });
  }
  return [...own, ...TEMPLATES];
}
