import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { DEFAULT_CONFIGURATION, type Configuration } from '../model/configuration';
import { nearest } from '../text/distance';
import { RULES } from '../rules/registry';
import { configurationSchema } from './schema';

/** Something in a configuration that cannot be used; the rest of it stays in force. */
export interface ConfigurationProblem {
  /** `rules.timeline/gap`; empty for the whole. */
  readonly path: string;
  readonly message: string;
  /** Zero-based line in a file, when it was read from one. */
  readonly line?: number;
}

export interface ConfigurationResult {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

const SCHEMA = configurationSchema(RULES);

/**
 * A configuration from plain values (editor settings or parsed YAML). What does not fit is left out
 * and told; everything else holds. `null` and `undefined` stand for an empty one.
 */
export function parseConfiguration(value: unknown): ConfigurationResult {
  if (value === null || value === undefined)
    return { configuration: DEFAULT_CONFIGURATION, problems: [] };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return {
      configuration: DEFAULT_CONFIGURATION,
      problems: [
        {
          path: '',
          message: 'The configuration must be a map of settings such as `timezone: UTC`.',
        },
      ],
    };
  }
  const problems: ConfigurationProblem[] = [];
  let candidate: Readonly<Record<string, unknown>> = value as Record<string, unknown>;
  for (let attempt = 0; attempt < 50; attempt++) {
    const parsed = SCHEMA.safeParse(candidate);
    if (parsed.success) return { configuration: complete(parsed.data), problems };
    for (const issue of parsed.error.issues) {
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
      const paths = unknown.length > 0 ? unknown.map((key) => [...issue.path, key]) : [issue.path];
      for (const path of paths) {
        problems.push({
          path: path.join('.'),
          message: messageFor(path.map(String), unknown.length > 0, issue.message),
        });
        candidate = without(candidate, path.map(String));
      }
    }
  }
  return { configuration: DEFAULT_CONFIGURATION, problems };
}

/** Reads a `.postmortem.yaml`. Broken YAML and wrong values are problems with their line; aliases cannot explode. */
export function parseConfigurationFile(text: string): ConfigurationResult {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, logLevel: 'silent' });
  const broken = document.errors.map((error) => ({
    path: '',
    message: error.message.split('\n')[0] ?? 'The YAML cannot be read.',
    line: counter.linePos(error.pos[0]).line - 1,
  }));
  if (broken.length > 0) return { configuration: DEFAULT_CONFIGURATION, problems: broken };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch {
    return {
      configuration: DEFAULT_CONFIGURATION,
      problems: [
        { path: '', message: 'The YAML has too many aliases. Write the values out.', line: 0 },
      ],
    };
  }
  const result = parseConfiguration(value);
  const lineOf = (path: string): number => {
    const [first] = path.split('.');
    const root = document.contents;
    const key = isMap(root)
      ? root.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === first)?.key
      : undefined;
    return isScalar(key) && key.range ? counter.linePos(key.range[0]).line - 1 : 0;
  };
  return {
    configuration: result.configuration,
    problems: result.problems.map((problem) => ({ ...problem, line: lineOf(problem.path) })),
  };
}

/** `over` where it says something, else `under`. */
export function mergeConfigurations(under: unknown, over: unknown): unknown {
  if (!isObject(under)) return over ?? under;
  if (!isObject(over)) return under;
  return {
    ...under,
    ...over,
    rules: {
      ...(isObject(under.rules) ? under.rules : {}),
      ...(isObject(over.rules) ? over.rules : {}),
    },
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function complete(data: Readonly<Record<string, unknown>>): Configuration {
  const { rules, ...rest } = data;
  const levels: Record<string, Configuration['levels'][string]> = {};
  const options: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const [id, setting] of Object.entries(isObject(rules) ? rules : {})) {
    if (typeof setting === 'string') levels[id] = setting as Configuration['levels'][string];
    else if (isObject(setting)) {
      const { level, ...others } = setting;
      if (typeof level === 'string') levels[id] = level as Configuration['levels'][string];
      options[id] = others;
    }
  }
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...DEFAULT_CONFIGURATION,
    ...given,
    levels,
    options,
    explicit: new Set(Object.keys(data)),
  };
}

function without(
  value: Readonly<Record<string, unknown>>,
  path: readonly string[],
): Readonly<Record<string, unknown>> {
  const [first, ...rest] = path;
  if (first === undefined) return {};
  const inner = value[first];
  if (rest.length > 0 && isObject(inner)) return { ...value, [first]: without(inner, rest) };
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== first));
}

function messageFor(path: readonly string[], unknown: boolean, message: string): string {
  const name = path.join('.');
  if (!unknown) return `\`${name}\`: ${message}.`;
  const known = path[0] === 'rules' ? RULES.map((rule) => rule.id) : Object.keys(SCHEMA.shape);
  const near = nearest(path[path.length - 1] ?? '', known);
  return `\`${name}\` is not known.${near === null ? '' : ` Did you mean \`${near}\`?`}`;
}
