import type { z } from 'zod/mini';
import {
  DEFAULT_CONFIGURATION,
  rosterPerson,
  severityLevel,
  type Configuration,
} from '../../model/configuration';
import { METRIC_PRESETS, presetDefinition } from '../../model/timeline/metrics';
import type { MetricDefinition, MetricId } from '../../model/types';
import type { configurationSchema } from './schema';

type Written = z.infer<ReturnType<typeof configurationSchema>>;

/** Valid settings as the rest of the program wants them: short forms written out, defaults filled in. */
export function complete(data: Written): Configuration {
  const levels: Record<string, Configuration['levels'][string]> = {};
  const options: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const [id, setting] of Object.entries(data.rules ?? {})) {
    if (typeof setting === 'string') levels[id] = setting as Configuration['levels'][string];
    else if (typeof setting === 'object' && setting !== null) {
      const { level, ...others } = setting as Record<string, unknown>;
      if (typeof level === 'string') levels[id] = level as Configuration['levels'][string];
      options[id] = others;
    }
  }
  const defaults = DEFAULT_CONFIGURATION;
  return {
    timezone: data.timezone ?? defaults.timezone,
    dateOrder: data.dateOrder ?? defaults.dateOrder,
    language: data.language ?? defaults.language,
    files: data.files ?? defaults.files,
    statuses: data.statuses ?? defaults.statuses,
    actionStatuses: data.actionStatuses ?? defaults.actionStatuses,
    priorities: data.priorities ?? defaults.priorities,
    dueDays: data.dueDays ?? defaults.dueDays,
    ids: data.ids ?? defaults.ids,
    severities:
      data.severities?.map((level) =>
        typeof level === 'string'
          ? severityLevel(level)
          : { ...severityLevel(level.name), ...given(level) },
      ) ?? defaults.severities,
    people:
      data.people?.map((person) =>
        typeof person === 'string'
          ? rosterPerson(person)
          : {
              ...rosterPerson(person.name),
              ...given(person),
              handle: person.handle?.replace(/^@/, '') ?? null,
            },
      ) ?? defaults.people,
    teams:
      data.teams?.map((team) =>
        typeof team === 'string'
          ? { name: team, aliases: [] }
          : { name: team.name, aliases: team.aliases ?? [] },
      ) ?? defaults.teams,
    sections:
      data.sections?.map((section) =>
        typeof section === 'string'
          ? { kind: section, heading: null, required: true, synonyms: [] }
          : {
              kind: section.kind ?? 'other',
              heading: section.heading ?? null,
              required: section.required ?? false,
              synonyms: section.synonyms ?? [],
            },
      ) ?? defaults.sections,
    fields:
      data.fields?.map((field) =>
        typeof field === 'string'
          ? { kind: field, name: null, required: true, synonyms: [] }
          : {
              kind: field.kind,
              name: field.name ?? null,
              required: field.required ?? false,
              synonyms: field.synonyms ?? [],
            },
      ) ?? defaults.fields,
    metrics: Object.entries(data.metrics ?? {}).flatMap(([id, metric]) =>
      metricDefinition(id as MetricId, metric),
    ),
    links: data.links ?? defaults.links,
    templates: data.templates ?? defaults.templates,
    codeLenses: data.codeLenses ?? defaults.codeLenses,
    tableWidth: data.tableWidth ?? defaults.tableWidth,
    similarLens: data.similarLens ?? defaults.similarLens,
    inlayHints: { ...defaults.inlayHints, ...given(data.inlayHints ?? {}) },
    levels,
    options,
    states: Object.entries(data.states ?? {}).map(([status, { rules }]) => ({
      status,
      levels: given(rules ?? {}),
    })),
    explicit: new Set(Object.keys(data).filter((key) => data[key as keyof Written] !== undefined)),
  };
}

type WrittenMetric = NonNullable<Written['metrics']>[string];

function metricDefinition(id: MetricId, metric: WrittenMetric): readonly MetricDefinition[] {
  const preset = METRIC_PRESETS.find((name) => name === metric);
  if (preset !== undefined) {
    const definition = presetDefinition(id, preset);
    return definition ? [{ ...definition, preset: 'team' }] : [];
  }
  if (typeof metric !== 'object') return [];
  const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
    value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];
  return [{ id, preset: 'team', from: list(metric.from), to: list(metric.to) }];
}

/** Without the keys that say nothing. */
const given = <T extends object>(value: T): { [K in keyof T]-?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as {
    [K in keyof T]-?: Exclude<T[K], undefined>;
  };
