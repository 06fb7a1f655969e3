import path from 'node:path';
import { indexLines, lineAt } from '../../text/lineIndex';
import {
  layered,
  nearestConfiguration,
  type LayeredConfiguration,
} from '../../workspace/configuration/files';
import { NODE_FILES } from '../nodeFiles';

export interface FoundConfiguration extends LayeredConfiguration {
  readonly problems: readonly { readonly file: string; readonly message: string }[];
}

/** By folder, so that each file is read once in a run. */
export type ConfigurationCache = Map<string, Promise<FoundConfiguration>>;

/** The configuration for a file: the named one, else the nearest at or above the file. */
export async function configurationFor(
  named: string | null,
  file: string,
  cache: ConfigurationCache,
): Promise<FoundConfiguration> {
  const key = named ?? path.dirname(path.resolve(file));
  const known = cache.get(key);
  // Problems are told once, with the first file that the configuration holds for.
  if (known) return { ...(await known), problems: [] };
  const found = read(named, path.resolve(file));
  cache.set(key, found);
  return found;
}

async function read(named: string | null, file: string): Promise<FoundConfiguration> {
  const text = named === null ? null : await NODE_FILES.read(named);
  if (named !== null && text === null)
    return {
      ...layered(null, null),
      problems: [{ file: named, message: 'this configuration cannot be read' }],
    };
  const found =
    named !== null && text !== null
      ? { path: named, text }
      : await nearestConfiguration(NODE_FILES, file);
  const layers = layered(null, found);
  const lines = indexLines(layers.file?.text ?? '');
  return {
    ...layers,
    problems: (layers.file?.problems ?? []).map(({ message, range }) => ({
      file: `${layers.file?.path ?? file}:${lineAt(lines, range.from) + 1}`,
      message,
    })),
  };
}
