import type { Temporal } from 'temporal-polyfill';
import { exportRows } from '../../../incidents/export/rows';
import type { ExportRow, ExportTable } from '../../../incidents/export/tables';
import { summarise, type IncidentSummary } from '../../../incidents/numbers';
import { decidingOnly } from '../../../incidents/numbers/deciding';
import type { Configuration } from '../../../model/configuration';
import { checkedDocument, type CheckedDocument } from './checked';
import { siteIncident } from '../../../site/incident';
import type { SiteIncident } from '../../../site/types';
import { normalise } from '../../../text/source';
import { analyse } from '../../../workspace/analyse';
import type { Snapshot } from '../../../workspace/snapshot';

/** What commands over many documents need of each: plain data, which can be sent and kept as JSON. */
export interface DerivedValues {
  /** Without the counts of findings: only the rules that decide numbers were run. */
  readonly numbers: IncidentSummary;
  /** With the counts of findings. */
  readonly counted: IncidentSummary;
  readonly tables: {
    readonly incident: IncidentSummary;
    readonly rows: Readonly<Record<ExportTable, readonly ExportRow[]>>;
  };
  /** Of every document, whatever it is. */
  readonly checked: CheckedDocument;
  readonly page: SiteIncident;
  readonly publicPage: SiteIncident;
}

export type Kind = keyof DerivedValues;

/** What became of a document. */
export interface Derived<K extends Kind> {
  readonly is: 'postmortem' | 'template' | 'other';
  /** Why it is that. */
  readonly why: string;
  /** Null for what is no postmortem. */
  readonly value: DerivedValues[K] | null;
  /** Whether the same holds on every later day, while the document stays as it is. */
  readonly lasts: boolean;
}

/** A document as it was read, and what it is read by. */
export interface Source {
  /** As it stands in the file. */
  readonly text: string;
  /** Absolute. Documents are known by it too, so what is derived depends on it. */
  readonly path: string;
  readonly configuration: Configuration;
  readonly today: Temporal.PlainDate;
}

interface Derivation<Value> {
  /** True where only what decides numbers has to be looked for. */
  readonly deciding: boolean;
  /** The name of the file is empty in it: one document is the same under all names. */
  readonly of: (snapshot: Snapshot, path: string) => Value | null;
  /** True where something is derived of documents that are no postmortems too. */
  readonly ofAll?: true;
  readonly named: (value: Value, file: string) => Value;
}

const namedSummary = (summary: IncidentSummary, file: string): IncidentSummary => ({
  ...summary,
  file,
  actions: summary.actions.map((action) => ({ ...action, file })),
});

const namedRows = (rows: readonly ExportRow[], file: string): readonly ExportRow[] =>
  rows.map((row) => ({ ...row, file }));

const namedPage = (page: SiteIncident, file: string): SiteIncident => ({
  ...page,
  path: file,
  summary: namedSummary(page.summary, file),
});

const DERIVATIONS: { readonly [K in Kind]: Derivation<DerivedValues[K]> } = {
  numbers: {
    deciding: true,
    of: (snapshot) => summarise('', snapshot),
    named: namedSummary,
  },
  counted: {
    deciding: false,
    of: (snapshot) => summarise('', snapshot),
    named: namedSummary,
  },
  tables: {
    deciding: false,
    of: (snapshot) => {
      const incident = summarise('', snapshot);
      return incident && { incident, rows: exportRows(incident, snapshot) };
    },
    named: ({ incident, rows }, file) => ({
      incident: namedSummary(incident, file),
      rows: {
        incidents: namedRows(rows.incidents, file),
        entries: namedRows(rows.entries, file),
        actions: namedRows(rows.actions, file),
        findings: namedRows(rows.findings, file),
      },
    }),
  },
  checked: {
    deciding: false,
    ofAll: true,
    of: checkedDocument,
    named: (checked) => checked,
  },
  page: {
    deciding: true,
    of: (snapshot) => siteIncident(snapshot, '', false),
    named: namedPage,
  },
  publicPage: {
    deciding: true,
    of: (snapshot) => siteIncident(snapshot, '', true),
    named: namedPage,
  },
};

/** Reads a document. */
export const snapshotOf = ({ text, ...settings }: Source, kind: Kind): Snapshot =>
  analyse(normalise(text), {
    ...settings,
    configuration: DERIVATIONS[kind].deciding
      ? decidingOnly(settings.configuration)
      : settings.configuration,
  });

/** Reads a document and keeps what is asked for. */
export function derive<K extends Kind>(kind: K, source: Source): Derived<K> {
  const snapshot = snapshotOf(source, kind);
  const { postmortem, template, reason } = snapshot.model.recognition;
  return {
    is: template ? 'template' : postmortem ? 'postmortem' : 'other',
    why: reason,
    value:
      (postmortem && !template) || DERIVATIONS[kind].ofAll
        ? DERIVATIONS[kind].of(snapshot, source.path)
        : null,
    lasts: kind === 'numbers' && !snapshot.findings.some(({ rule }) => rule === FUTURE),
  };
}

/**
 * The only rule of those that decide numbers which asks for today, and it falls silent as days go by:
 * what it does not find today it does not find tomorrow.
 */
const FUTURE = 'timeline/future-entry';

/** The same under the name that the command was given. */
export const named = <K extends Kind>(
  kind: K,
  value: DerivedValues[K],
  file: string,
): DerivedValues[K] => DERIVATIONS[kind].named(value, file);
