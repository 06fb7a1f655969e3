import { DEFAULT_CONFIGURATION, type Configuration } from '../../model/configuration';
import { METRIC_PRESETS, presetDefinition } from '../../model/timeline/metrics';
import type { MetricId } from '../../model/types';
import { globProblem } from '../../model/globs';
import { idFormProblem } from '../../model/incident/ids';
import { linkPatternProblem } from '../../model/linkPatterns';
import { RULES } from '../../rules/registry';
import { nearest } from '../../text/distance';
import { parseZone, zoneNames } from '../../time/zone';
import { complete } from './complete';
import { problemsOf, type ConfigurationProblem } from './problems';
import { configurationSchema } from './schema';
import type { Path } from './shape';

export interface ConfigurationResult {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

const SCHEMA = configurationSchema(RULES);

/** More mistakes than this are one: the file is something else, and nothing of it holds. */
const MOST_PROBLEMS = 200;

/**
 * A configuration from plain values (editor settings or parsed YAML). What does not fit is left out
 * and told; everything else holds. `null` and `undefined` stand for an empty one.
 */
export function parseConfiguration(value: unknown): ConfigurationResult {
  if (value === null || value === undefined)
    return { configuration: DEFAULT_CONFIGURATION, problems: [] };
  if (!isObject(value)) {
    const message = 'The configuration must be a map of settings such as `timezone: UTC`.';
    return {
      configuration: DEFAULT_CONFIGURATION,
      problems: [{ path: [], key: false, message }],
    };
  }
  const problems: ConfigurationProblem[] = [];
  let candidate: unknown = value;
  while (problems.length < MOST_PROBLEMS) {
    const parsed = SCHEMA.safeParse(candidate, { reportInput: true });
    const found = parsed.success
      ? meaningless(candidate as Record<string, unknown>)
      : problemsOf(parsed.error.issues, MOST_PROBLEMS);
    if (parsed.success && found.length === 0)
      return { configuration: complete(parsed.data), problems };
    problems.push(...found);
    candidate = without(
      candidate,
      found.map(({ path }) => path),
    );
  }
  return { configuration: DEFAULT_CONFIGURATION, problems: problems.slice(0, MOST_PROBLEMS) };
}

/** What is of the right type, and says nothing that can be meant. */
function meaningless(value: Readonly<Record<string, unknown>>): readonly ConfigurationProblem[] {
  const problems: ConfigurationProblem[] = [];
  const add = (path: readonly (string | number)[], message: string): void =>
    void problems.push({ path, key: false, message });
  const { timezone, ids, files, links, sections, metrics } = value;
  if (typeof timezone === 'string' && (parseZone(timezone)?.id ?? null) === null) {
    const near = nearest(timezone, zoneNames());
    add(
      ['timezone'],
      `\`timezone\` is no time zone that is known here: \`${timezone}\`. ${near === null ? 'Write an IANA name such as `Europe/Berlin`, or `UTC`.' : `Did you mean \`${near}\`?`}`,
    );
  }
  each(ids, (form, index) => {
    const problem = idFormProblem(form);
    if (problem !== null) add(['ids', index], `The form \`${form}\` ${problem}.`);
  });
  each(files, (glob, index) => {
    const problem = globProblem(glob);
    if (problem !== null) add(['files', index], `The glob \`${glob}\` ${problem}.`);
  });
  const matches = (Array.isArray(links) ? links : []).map((link: unknown) =>
    isObject(link) ? link['match'] : null,
  );
  each(matches, (match, index) => {
    const problem = linkPatternProblem(match);
    if (problem !== null) add(['links', index, 'match'], `The match \`${match}\` ${problem}.`);
  });
  (Array.isArray(sections) ? sections : []).forEach((section: unknown, index) => {
    if (isObject(section) && section.kind === undefined && section.heading === undefined)
      add(['sections', index], 'A section needs a `kind` or a `heading`.');
  });
  for (const [id, preset] of Object.entries(isObject(metrics) ? metrics : {})) {
    const known = METRIC_PRESETS.find((name) => name === preset);
    if (known === undefined || presetDefinition(id as MetricId, known)) continue;
    const others = METRIC_PRESETS.filter((name) => presetDefinition(id as MetricId, name));
    add(
      ['metrics', id],
      `\`${known}\` does not define this metric. ${others.map((name) => `\`${name}\``).join(' and ')} ${others.length === 1 ? 'does' : 'do'}.`,
    );
  }
  return problems;
}

/** Each text of what is a list. */
const each = (value: unknown, look: (item: string, index: number) => void): void =>
  (Array.isArray(value) ? value : []).forEach((item: unknown, index) => {
    if (typeof item === 'string') look(item, index);
  });

/** Where a value comes from. */
export type Origin = 'editor' | 'file';

/** Plain values of all sources, laid over one another, and where each that is set comes from. */
export interface MergedValues {
  readonly value: Readonly<Record<string, unknown>>;
  /** By key; by `rules.timeline/gap` for each rule. A key without one has its default. */
  readonly origins: ReadonlyMap<string, Origin>;
}

/**
 * The one place that says which source wins: what a file says counts before the editor's settings,
 * key by key, and rule by rule among the rules.
 */
export function mergeConfigurations(editor: unknown, file: unknown): MergedValues {
  const value: Record<string, unknown> = {};
  const rules: Record<string, unknown> = {};
  const origins = new Map<string, Origin>();
  for (const [origin, source] of [
    ['editor', editor],
    ['file', file],
  ] as const)
    for (const [key, set] of Object.entries(isObject(source) ? source : {})) {
      if (set === undefined) continue;
      origins.set(key, origin);
      if (key !== 'rules' || !isObject(set)) value[key] = set;
      else
        for (const [rule, level] of Object.entries(set)) {
          origins.set(`rules.${rule}`, origin);
          rules[rule] = level;
        }
    }
  return { value: { ...value, rules }, origins };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is to be taken away, by key or position: `null` is the whole of it. */
type Removal = Map<string | number, Removal | null>;

/** The value without what stands at the paths, or without what should have held it. */
export function without(value: unknown, paths: readonly Path[]): unknown {
  const removal: Removal = new Map();
  for (const path of paths) {
    const existing = holding(value, path);
    if (existing.length === 0) return {};
    note(removal, existing);
  }
  return removal.size === 0 ? value : kept(value, removal);
}

/** As much of a path as there is something at. */
function holding(value: unknown, path: Path): Path {
  let inner: unknown = value;
  for (const [depth, part] of path.entries()) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, part))
      return path.slice(0, depth);
    inner = (inner as Record<string | number, unknown>)[part];
  }
  return path;
}

/** Notes a path, unless something around it goes already. */
function note(removal: Removal, path: Path): void {
  let at = removal;
  for (const [depth, part] of path.entries()) {
    const inner = at.get(part);
    if (inner === null) return;
    if (depth === path.length - 1) {
      at.set(part, null);
      return;
    }
    const next: Removal = inner ?? new Map<string | number, Removal | null>();
    at.set(part, next);
    at = next;
  }
}

function kept(value: unknown, removal: Removal): unknown {
  const inner = (part: string | number, item: unknown): readonly unknown[] => {
    const below = removal.get(part);
    return below === null ? [] : [below ? kept(item, below) : item];
  };
  if (Array.isArray(value))
    return (value as readonly unknown[]).flatMap((item, index) => inner(index, item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => inner(key, item).map((left) => [key, left])),
  );
}
