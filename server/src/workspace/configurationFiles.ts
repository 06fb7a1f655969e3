import { parse } from 'yaml';
import { DEFAULT_CONFIGURATION } from '../model/configuration';
import {
  mergeConfigurations,
  parseConfiguration,
  parseConfigurationFile,
  type ConfigurationResult,
} from './configuration';

/** What the configuration needs of a file system. Implemented in `main/`. */
export interface FileSystem {
  /** The text of a file; null when there is none or it cannot be read. */
  read(path: string): Promise<string | null>;
}

const CONFIGURATION_NAMES: readonly string[] = ['.postmortem.yaml', '.postmortem.yml'];

/** The configuration file nearest to `file`, at or above its folder; null without one. */
export async function nearestConfiguration(
  files: FileSystem,
  file: string,
): Promise<{ readonly path: string; readonly text: string } | null> {
  for (let folder = parentOf(file); folder !== null; folder = parentOf(folder)) {
    const separator = folder.includes('\\') ? '\\' : '/';
    for (const name of CONFIGURATION_NAMES) {
      const path = folder.endsWith(separator) ? `${folder}${name}` : `${folder}${separator}${name}`;
      const text = await files.read(path);
      if (text !== null) return { path, text };
    }
  }
  return null;
}

/** The folder of a path, with a root as its own last word: `/a/b` → `/a` → `/` → null. */
function parentOf(path: string): string | null {
  if (/^(?:[A-Za-z]:)?[\\/]?$/.test(path)) return null;
  const parent = path.replace(/[\\/][^\\/]*$/, '');
  return parent === '' || /^[A-Za-z]:$/.test(parent)
    ? `${parent}${path.includes('\\') ? '\\' : '/'}`
    : parent === path
      ? null
      : parent;
}

/** A configuration file over editor settings. A broken file is told, and the settings hold. */
export function combine(
  settings: unknown,
  file: { readonly path: string; readonly text: string } | null,
): ConfigurationResult {
  if (!file) return parseConfiguration(settings);
  const own = parseConfigurationFile(file.text);
  if (
    settings === null ||
    settings === undefined ||
    own.problems.some((problem) => problem.path === '')
  ) {
    const base =
      own.configuration === DEFAULT_CONFIGURATION
        ? parseConfiguration(settings).configuration
        : own.configuration;
    return { configuration: base, problems: own.problems };
  }
  const value: unknown = parse(file.text, { maxAliasCount: 100 });
  return {
    configuration: parseConfiguration(mergeConfigurations(settings, value)).configuration,
    problems: own.problems,
  };
}
