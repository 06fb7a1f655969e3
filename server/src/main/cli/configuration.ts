import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DEFAULT_CONFIGURATION, type Configuration } from '../../model/configuration';
import { parseConfigurationFile } from '../../workspace/configuration';

export interface FoundConfiguration {
  readonly configuration: Configuration;
  readonly problems: readonly { readonly file: string; readonly message: string }[];
}

/** By folder, so that each file is read once in a run. */
export type ConfigurationCache = Map<string, Promise<FoundConfiguration>>;

const NAMES = ['.postmortem.yaml', '.postmortem.yml'];

/** The configuration for a file: the named one, else the nearest at or above the file. */
export async function configurationFor(named: string | null, file: string, cache: ConfigurationCache): Promise<FoundConfiguration> {
  const key = named ?? path.dirname(path.resolve(file));
  const known = cache.get(key);
  // Problems are told once, with the first file that the configuration holds for.
  if (known) return { ...(await known), problems: [] };
  const found = named === null ? nearest(key) : read(named, true).then((result) => result ?? EMPTY);
  cache.set(key, found);
  return found;
}

const EMPTY: FoundConfiguration = { configuration: DEFAULT_CONFIGURATION, problems: [] };

async function nearest(folder: string): Promise<FoundConfiguration> {
  for (let at = folder; ; at = path.dirname(at)) {
    for (const name of NAMES) {
      const found = await read(path.join(at, name), false);
      if (found) return found;
    }
    if (path.dirname(at) === at) return EMPTY;
  }
}

async function read(file: string, required: boolean): Promise<FoundConfiguration | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (!required) return null;
    return { ...EMPTY, problems: [{ file, message: error instanceof Error ? error.message : String(error) }] };
  }
  const { configuration, problems } = parseConfigurationFile(text);
  return { configuration, problems: problems.map(({ message, line }) => ({ file: line === undefined ? file : `${file}:${line + 1}`, message })) };
}
