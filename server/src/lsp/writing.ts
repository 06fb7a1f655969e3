import { Temporal } from 'temporal-polyfill';
import {
  ErrorCodes,
  ResponseError,
  type CancellationToken,
  type TextEdit,
} from 'vscode-languageserver';
import { panelEdit } from '../features/preview/edit';
import { DESCRIPTION, screenshotRow } from '../features/paste/screenshot';
import { pasteAsRows } from '../features/paste/paste';
import type { Configuration } from '../model/configuration';
import {
  BEGINNING_TIME_REQUEST,
  BEGINNINGS_REQUEST,
  EDIT_REQUEST,
  NEW_REQUEST,
  PASTE_REQUEST,
  SCREENSHOT_REQUEST,
  type BeginningTimeAnswer,
  type BeginningTimeParams,
  type Beginnings,
  type DocumentParams,
  type EditParams,
  type NewParams,
  type NewPostmortem,
  type PasteAnswer,
  type PasteParams,
  type ScreenshotAnswer,
  type ScreenshotParams,
} from '../protocol';
import { nextIncidentId } from '../workspace/nextId';
import { severityChoices } from '../workspace/templates/severities';
import { readBeginningTime, tellBeginningTime } from '../workspace/templates/when';
import { templateFor } from '../workspace/templates/bySeverity';
import { fileNameFor, fillTemplate, TEMPLATES } from '../workspace/templates/fill';
import { isUnder } from '../incidents/incidents';
import { toEdits, toOffset } from './convert';
import { pathOf } from './paths';
import type { Session } from './session';
import { inFolder, templatesFor } from './templates';

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
  connection.onRequest(
    SCREENSHOT_REQUEST,
    ({ uri, position, link }: ScreenshotParams, token: CancellationToken) =>
      session.about<ScreenshotAnswer | null>('screenshot', uri, token, null, (open) => {
        const { snapshot, end } = open;
        const offset = toOffset(snapshot.lines, position);
        const row = screenshotRow(snapshot, session.world(uri), offset, link);
        const [edit] = row ? toEdits(snapshot.lines, [row], end) : [];
        return edit ? { edit, description: DESCRIPTION } : null;
      }),
  );
  connection.onRequest(
    EDIT_REQUEST,
    ({ uri, version, edit }: EditParams, token: CancellationToken) =>
      session.about<readonly TextEdit[] | null>('edit', uri, token, null, (open) => {
        if (open.version !== version) return null;
        const outcome = panelEdit(open.snapshot, edit);
        if ('edits' in outcome) return toEdits(open.snapshot.lines, outcome.edits, open.end);
        connection.window.showInformationMessage(`Nothing was changed: ${outcome.refused}.`);
        return null;
      }),
  );
  connection.onRequest(BEGINNINGS_REQUEST, ({ uri }: DocumentParams, token: CancellationToken) =>
    session.guard('new postmortem', token, async (): Promise<Beginnings> => {
      const configuration = await session.settings.for(inFolder(uri));
      const zone = configuration.timezone ?? 'UTC';
      const now = session.world(uri).now.toZonedDateTimeISO(zone);
      const people = new Set([
        ...configuration.people.map(({ name }) => name),
        ...session.incidents.all.flatMap((incident) =>
          incident.people.filter(({ team }) => !team).map(({ name }) => name),
        ),
      ]);
      return {
        templates: (await templatesFor(session, uri)).map(({ id, name, description }) => ({
          id,
          name,
          description,
        })),
        severities: severityChoices(
          configuration,
          session.incidents.all.map(({ severity }) => severity),
        ),
        people: [...people],
        zone,
        date: now.toPlainDate().toString(),
        time: now.toPlainTime().toString({ smallestUnit: 'minute' }),
      };
    }),
  );
  connection.onRequest(
    BEGINNING_TIME_REQUEST,
    ({ uri, text }: BeginningTimeParams, token: CancellationToken) =>
      session.guard('new postmortem', token, async (): Promise<BeginningTimeAnswer> => {
        const configuration = await session.settings.for(inFolder(uri));
        const time = readBeginningTime(text, configuration, todayIn(session, configuration));
        return 'problem' in time ? time : { understood: tellBeginningTime(time) };
      }),
  );
  connection.onRequest(NEW_REQUEST, (params: NewParams, token: CancellationToken) =>
    session.guard('new postmortem', token, async (): Promise<NewPostmortem> => {
      const templates = await templatesFor(session, params.uri);
      const template = templates.find(({ id }) => id === params.template) ?? TEMPLATES[0];
      const configuration = await session.settings.for(inFolder(params.uri));
      const ids = session.incidents.all.flatMap(({ id }) => (id === null ? [] : [id]));
      const time = readBeginningTime(params.when, configuration, todayIn(session, configuration));
      if ('problem' in time) throw new ResponseError(ErrorCodes.InvalidParams, time.problem);
      const beginning = {
        ...params,
        ...time,
        id: nextIncidentId(ids, Temporal.PlainDate.from(time.date)),
      };
      const folder = pathOf(params.uri);
      const names = session.incidents.all
        .filter(({ path }) => folder !== null && isUnder(path, folder))
        .map(({ path }) => path.replace(/^.*[\\/]/, ''));
      return {
        name: fileNameFor(beginning, names),
        snippet: fillTemplate(
          templateFor(template?.text ?? '', params.severity, configuration),
          beginning,
        ),
      };
    }),
  );
}

const todayIn = (session: Session, { timezone }: Configuration): Temporal.PlainDate =>
  session
    .world('')
    .now.toZonedDateTimeISO(timezone ?? 'UTC')
    .toPlainDate();
