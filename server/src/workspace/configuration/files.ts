import type { Configuration } from '../../model/configuration';
import type { FileContent } from '../../text/fileContent';
import { readConfigurationFile, type ConfigurationFile } from './file';
import { mergeConfigurations, parseConfiguration, without, type MergedValues } from './read';

/** What the server needs of a file system. Implemented in `main/`. */
export interface FileSystem {
  /** The text of a file; null when there is none or it cannot be read. */
  read(path: string): Promise<string | null>;
  /** The same, telling what is not there from what could not be read. */
  look(path: string): Promise<FileContent>;
  /** Where a file or folder really lies, behind symbolic links; null when it is not there. */
  real(path: string): Promise<string | null>;
  /** Paths of all Markdown files under a folder, packages of others left out; null when it cannot be looked into. */
  list(folder: string): Promise<readonly string[] | null>;
}

const CONFIGURATION_NAME = /(?:^|[\\/])\.postmortem\.ya?ml$/;
const CONFIGURATION_NAMES: readonly string[] = ['.postmortem.yaml', '.postmortem.yml'];

export const isConfigurationFile = (path: string): boolean => CONFIGURATION_NAME.test(path);

/** A configuration file as it was found. */
export interface FoundFile {
  readonly path: string;
  readonly text: string;
}

/** The configuration file nearest to `file`, at or above its folder; null without one. */
export async function nearestConfiguration(
  files: Pick<FileSystem, 'read'>,
  file: string,
): Promise<FoundFile | null> {
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

/** What no folder is above: a drive, or a file system by its address, `vscode-vfs://github`. */
const ROOT = /^(?:[A-Za-z]:(?=[\\/]|$)|[A-Za-z][\w+.-]+:\/\/[^\\/]*)?/;

/** The folder of a path, with a root as its own last word: `/a/b` → `/a` → `/` → null. */
function parentOf(path: string): string | null {
  const [root = ''] = ROOT.exec(path) ?? [];
  const inside = path.slice(root.length);
  if (/^[\\/]?$/.test(inside)) return null;
  const parent = inside.replace(/[\\/][^\\/]*$/, '');
  if (parent === '') return `${root}${inside.includes('\\') ? '\\' : '/'}`;
  return parent === inside ? null : `${root}${parent}`;
}

/** A configuration with everything it was made of. */
export interface LayeredConfiguration {
  readonly configuration: Configuration;
  /** Editor settings that cannot be used. */
  readonly settingProblems: readonly string[];
  readonly file: (FoundFile & ConfigurationFile) | null;
  /** Plain values of the editor and the file together, with where each comes from. */
  readonly values: MergedValues;
}

/**
 * A configuration file over editor settings. Where the file is broken, what it said before holds, if
 * that is known.
 */
export function layered(
  settings: unknown,
  found: FoundFile | null,
  before?: unknown,
): LayeredConfiguration {
  const read = found ? { ...found, ...readConfigurationFile(found.text) } : null;
  const file = read?.broken === true ? { ...read, value: before } : read;
  const { problems } = parseConfiguration(settings);
  // What is shown is what holds: a setting that cannot be used is none.
  const usable = without(
    settings,
    problems.map(({ path }) => path),
  );
  const values = mergeConfigurations(usable, file?.value);
  return {
    configuration: parseConfiguration(values.value).configuration,
    settingProblems: problems.map(({ message }) => message),
    file,
    values,
  };
}
