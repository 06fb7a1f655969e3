import { DEFAULT_CONFIGURATION, type Configuration } from '../../model/configuration';
import { METRIC_PRESETS, presetDefinition } from '../../model/metrics';
import type { MetricId } from '../../model/types';
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

/** More mistakes than this are one: the file is something else. */
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
      : problemsOf(parsed.error.issues);
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
  const { timezone, ids, sections, metrics } = value;
  if (typeof timezone === 'string' && (parseZone(timezone)?.id ?? null) === null) {
    const near = nearest(timezone, zoneNames());
    add(
      ['timezone'],
      `\`timezone\` is no time zone that is known here: \`${timezone}\`. ${near === null ? 'Write an IANA name such as `Europe/Berlin`, or `UTC`.' : `Did you mean \`${near}\`?`}`,
    );
  }
  (Array.isArray(ids) ? ids : []).forEach((form: unknown, index) => {
    const odd = [...String(form).matchAll(/\{(\w*)\}/g)].find(
      ([, part = '']) => !['n', 'yyyy', 'yy', 'mm', 'dd'].includes(part),
    );
    if (odd)
      add(
        ['ids', index],
        `\`${odd[0]}\` is not known in an id. Use \`{n}\` for a number, and \`{yyyy}\`, \`{yy}\`, \`{mm}\`, \`{dd}\` for the date.`,
      );
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

/** `over` where it says something, else `under`. */
export function mergeConfigurations(under: unknown, over: unknown): unknown {
  if (!isObject(under)) return over ?? under;
  if (!isObject(over)) return under;
  const inner = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});
  return { ...under, ...over, rules: { ...inner(under.rules), ...inner(over.rules) } };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value without what stands at the paths, or without what should have held it. */
export function without(value: unknown, paths: readonly Path[]): unknown {
  const existing = paths.map((path) => {
    let length = path.length;
    while (length > 0 && !holds(value, path.slice(0, length))) length--;
    return path.slice(0, length);
  });
  const outermost = existing.filter(
    (path, index) =>
      !existing.some(
        (other, at) =>
          other.every((part, depth) => part === path[depth]) &&
          (other.length < path.length || (other.length === path.length && at < index)),
      ),
  );
  // Later list items first, so that positions stay true.
  return outermost.sort(backwards).reduce(removed, value);
}

function backwards(a: Path, b: Path): number {
  for (const [depth, part] of a.entries()) {
    const other = b[depth];
    if (typeof part === 'number' && typeof other === 'number' && part !== other)
      return other - part;
    if (part !== other) return String(part) < String(other) ? 1 : -1;
  }
  return 0;
}

function holds(value: unknown, path: Path): boolean {
  let inner: unknown = value;
  for (const part of path) {
    if (typeof inner !== 'object' || inner === null || !(part in inner)) return false;
    inner = (inner as Record<string | number, unknown>)[part];
  }
  return true;
}

function removed(value: unknown, path: Path): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return {};
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return rest.length === 0
      ? list.filter((_, index) => index !== first)
      : list.map((inner, index) => (index === first ? removed(inner, rest) : inner));
  }
  if (!isObject(value)) return value;
  if (rest.length > 0 && typeof value[first] === 'object')
    return { ...value, [first]: removed(value[first], rest) };
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== String(first)));
}
