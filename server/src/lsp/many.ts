import { type Temporal } from 'temporal-polyfill';
import type { CancellationToken } from 'vscode-languageserver';
import { countActions, counts, isLate } from '../incidents/actions/ledger';
import type { KnownAction, KnownIncident } from '../incidents/knownIncident';
import { severityRank } from '../incidents/severityRank';
import {
  INCIDENTS_CHANGED_NOTIFICATION,
  INCIDENTS_REQUEST,
  OVERVIEW_REQUEST,
  SIMILAR_REQUEST,
  type DocumentParams,
  type DueGroup,
  type IncidentsAnswer,
  type IncidentsParams,
  type ListedIncident,
  type OverviewFilter,
  type SimilarAnswer,
} from '../protocol';
import { isoDate } from '../time/calendar';
import { formatMinutes } from '../time/duration';
import { overviewAnswer } from './overview';
import { pathOf } from './paths';
import type { Session } from './session';

/** What is asked about all postmortems of the workspace at once. */
export function answerMany(session: Session): void {
  const { connection } = session;
  const listing = new Listing(session);

  connection.onRequest(INCIDENTS_REQUEST, (params: IncidentsParams, token: CancellationToken) =>
    session.guard('incidents', token, () => listing.answer(params)),
  );
  connection.onRequest(OVERVIEW_REQUEST, (filter: OverviewFilter, token: CancellationToken) =>
    session.guard('overview', token, () => {
      listing.watch();
      return overviewAnswer(session, filter);
    }),
  );
  connection.onRequest(SIMILAR_REQUEST, ({ uri }: DocumentParams, token: CancellationToken) =>
    session.about<SimilarAnswer | null>('similar incidents', uri, token, null, () => {
      const { incidents } = session;
      const path = pathOf(uri);
      if (path === null || !incidents.get(path)) return null;
      return {
        compared: incidents.all.length - 1,
        complete: incidents.reading === null,
        incidents: incidents.similarTo(path).map(({ path: other, id, title, date, reasons }) => ({
          uri: session.uriOf(other),
          id,
          title,
          date,
          reasons,
        })),
      };
    }),
  );
}

/**
 * The list that views show. It is answered at once with what is known; documents that were not
 * checked yet are checked behind it, and the client is told to ask again.
 */
class Listing {
  /** Whether the client shows the list, and wants to be told. */
  #watched = false;
  #checking = false;

  constructor(private readonly session: Session) {}

  async answer({ uri }: IncidentsParams): Promise<IncidentsAnswer> {
    const { session } = this;
    if (uri !== undefined) await session.current(uri);
    const { incidents } = session;
    const one = uri === undefined ? null : pathOf(uri);
    const known =
      one === null ? incidents.all : [incidents.get(one)].filter((it) => it !== undefined);
    if (uri === undefined) this.watch();
    return {
      reading: incidents.reading,
      unread: [...incidents.unread].map(([path, reason]) => ({ path, reason })),
      incidents: known.map((incident) => this.#listed(incident)).sort(latestFirst),
    };
  }

  #listed(incident: KnownIncident): ListedIncident {
    const { path, id, title, severity, status, day, services, length, people } = incident;
    const { session } = this;
    const verdict = session.verdicts.known(path);
    const today = session.today;
    return {
      uri: session.uriOf(path),
      id,
      title: title?.text ?? null,
      line: title?.at.start.line ?? 0,
      severity,
      rank: severityRank(severity),
      status,
      date: day,
      length: length === null || verdict?.denied === true ? null : formatMinutes(length.minutes),
      services,
      problems: verdict ? { errors: verdict.errors, warnings: verdict.warnings } : null,
      counts: countActions(incident.actions, today.toString()),
      actions: incident.actions.filter(counts).map((action) => ({
        line: action.at.start.line,
        text: action.text,
        owner: action.owner,
        due: action.dueText,
        when: dueGroup(action, today),
        state: action.state,
      })),
      people: people.map(({ name }) => name),
    };
  }

  /** From the first question on the client hears of changes, and what is not checked is checked. */
  watch(): void {
    if (!this.#watched) {
      this.#watched = true;
      void this.#follow();
    }
    void this.#check();
  }

  async #follow(): Promise<void> {
    const { session } = this;
    let next = session.nextChange(NEVER);
    while (!session.ended) {
      await next;
      if (session.ended || !session.abilities.changed) return;
      next = session.nextChange(NEVER);
      await session.connection.sendNotification(INCIDENTS_CHANGED_NOTIFICATION);
    }
  }

  async #check(): Promise<void> {
    const { session } = this;
    if (this.#checking || session.incidents.reading !== null) return;
    this.#checking = true;
    let made = false;
    try {
      for (const { path } of session.incidents.all) {
        if (session.ended) return;
        if (session.verdicts.known(path)) continue;
        made = (await session.verdicts.of(path)) !== null || made;
        await session.host.pause();
      }
    } catch (error) {
      session.failed('The postmortems could not be checked', error);
    } finally {
      this.#checking = false;
      if (made) session.changed();
    }
  }
}

const NEVER: CancellationToken = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};

const latestFirst = (a: ListedIncident, b: ListedIncident): number =>
  (b.date ?? '').localeCompare(a.date ?? '') || (a.uri < b.uri ? -1 : 1);

function dueGroup(action: KnownAction, today: Temporal.PlainDate): DueGroup {
  const date = action.due === null ? null : isoDate(action.due);
  if (!date) return 'unknown';
  if (isLate(action, today.toString())) return 'overdue';
  const days = today.until(date, { largestUnit: 'days' }).days;
  return days < 0 ? 'past' : days <= 7 ? 'week' : 'later';
}
