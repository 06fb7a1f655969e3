import { standardMetrics } from '../model/timeline/metrics';
import type { MetricId, MilestoneKind, Parsed, Postmortem } from '../model/types';
import { firstDay } from '../rules/support/days';
import { lineAt, type LineIndex } from '../text/lineIndex';
import type { Snapshot } from '../workspace/snapshot';
import { ledgerOf, type LedgerAction } from './actions/ledger';
import { spanOf, type LineSpan } from '../text/lineSpan';
import { ownText as own } from './ownText';

/** A postmortem as far as other documents care. Small: the text and the model of it are let go. */
export interface KnownIncident {
  readonly path: string;
  /** As written; null for one without. */
  readonly id: string | null;
  /** Where the id stands. */
  readonly idAt: LineSpan | null;
  readonly title: { readonly text: string; readonly at: LineSpan } | null;
  readonly severity: string | null;
  readonly status: string | null;
  /** ISO date. */
  readonly date: string | null;
  readonly services: readonly string[];
  /** How long it lasted: by its own times, else as it is stated. */
  readonly length: { readonly minutes: number; readonly stated: boolean } | null;
  /** When it began to be felt, else when it was noticed. */
  readonly began: KnownMoment | null;
  /** By the definition that counts, in minutes. */
  readonly metrics: readonly {
    readonly id: MetricId;
    readonly minutes: number;
    /** Line of the milestone that ends it, zero-based. */
    readonly line: number;
  }[];
  readonly milestones: readonly MilestoneKind[];
  /** ISO date: the one that it states, else the first day of its times. */
  readonly day: string | null;
  readonly people: readonly KnownPerson[];
  /** In the order of the document. */
  readonly actions: readonly KnownAction[];
}

/** A moment of an incident with all that other documents need to place it on their own clock. */
export interface KnownMoment {
  /** Minutes since 1970-01-01T00:00Z; the wall clock's where the zone is not known. */
  readonly at: number;
  /** Whether its zone is known. */
  readonly zoned: boolean;
  /** Zero-based. */
  readonly line: number;
}

/** Somebody, or a team, that a postmortem names. */
export interface KnownPerson {
  readonly name: string;
  readonly team: boolean;
  readonly role: string | null;
  /** Where the name stands first. */
  readonly at: LineSpan | null;
}

/** One action item of a postmortem, with its place. */
export interface KnownAction extends LedgerAction {
  readonly at: LineSpan;
}

/** What other documents may know of one that was read. */
export function knownIncident(path: string, snapshot: Snapshot): KnownIncident {
  const { lines, model } = snapshot;
  const { id, severity, status, date } = model.incident;
  const places = model.actions.flatMap(({ items }) => items.map(({ range }) => range));
  return {
    path,
    id: textOf(id),
    idAt: id.kind === 'valid' ? spanOf(lines, id.range) : null,
    title: model.title && { text: own(model.title.text), at: spanOf(lines, model.title.range) },
    severity: textOf(severity),
    status: textOf(status),
    date: date.kind === 'valid' ? date.value.toString() : null,
    services: model.impact.services.map(({ text }) => own(text)),
    length: lengthOf(model),
    began: beganAt(lines, model),
    metrics: standardMetrics(model.metrics).map(({ definition, minutes, to }) => ({
      id: definition.id,
      minutes,
      line: lineAt(lines, to.range.from),
    })),
    milestones: [...new Set(model.milestones.map(({ kind }) => kind))],
    day: (date.kind === 'valid' ? date.value : firstDay(model))?.toString() ?? null,
    people: model.people.map(({ name, team, role, references: [first] }) => ({
      name: own(name),
      team,
      role: role === null ? null : own(role),
      at: first ? spanOf(lines, first.range) : null,
    })),
    actions: ledgerOf(path, snapshot).map((action, index) => ({
      ...action,
      at: spanOf(lines, places[index] ?? { from: 0, to: 0 }),
    })),
  };
}

function lengthOf({ metrics, incident, incidents }: Postmortem): KnownIncident['length'] {
  if (incidents.length > 0) return null;
  const computed = standardMetrics(metrics).find(({ definition }) => definition.id === 'impact');
  if (computed) return { minutes: computed.minutes, stated: false };
  const stated = incident.durations.find(({ kind }) => kind === 'total')?.duration.minutes;
  return stated == null ? null : { minutes: stated, stated: true };
}

/** Only a moment of which day and time are known, whatever order day and month have. */
function beganAt(lines: LineIndex, { milestones }: Postmortem): KnownMoment | null {
  const first = (['started', 'detected'] as const)
    .map((wanted) => milestones.find(({ kind }) => kind === wanted))
    .find((milestone) => milestone !== undefined);
  if (!first) return null;
  const { at, otherAt, date, time, zone } = first.moment;
  if (!date || !time || at !== otherAt) return null;
  return { at, zoned: zone !== null, line: lineAt(lines, first.range.from) };
}

const textOf = (value: Parsed<string>): string | null =>
  value.kind === 'valid' ? own(value.value) : null;

/** Words without which nothing is read as a postmortem, in the languages that are known. */
const MAYBE =
  /incident|outage|post-?mortem|timeline|root cause|retrospective|\brca\b|\bcoe\b|\bpir\b|障害|インシデント|ポストモーテム|時系列|タイムライン|störung|ausfall|vorfall|zeitverlauf|zeitleiste|chronolog|cause racine|incid[êe]n|cronolog|linha do tempo|causa ra[ií]z|故障|事故|时间线|장애|사고|타임라인|инцидент|сбой|хронолог/iu;

/** Names of files and folders that hold postmortems, whatever is in them. */
const TELLING_PATH = /post-?mortem|incident|outage|rca|retro|coe|pir/iu;

/** Whether a file is worth reading as a document: what looks like nothing of ours is left alone. */
export const mayBePostmortem = (path: string, text: string): boolean =>
  TELLING_PATH.test(path) || MAYBE.test(text);
