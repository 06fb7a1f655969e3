import type { Connection } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { DEFAULT_CONFIGURATION, type Configuration } from '../model/configuration';
import { combine, nearestConfiguration, type FileSystem } from '../workspace/configurationFiles';

/** The configuration of each document: the nearest file over the editor's settings. Kept until told. */
export class Settings {
  readonly #known = new Map<string, Promise<Configuration>>();
  readonly #told = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly files: FileSystem,
    /** Whether the client answers `workspace/configuration`. */
    private readonly asks: boolean,
  ) {}

  for(uri: string): Promise<Configuration> {
    const known = this.#known.get(uri);
    if (known) return known;
    const found = this.#read(uri);
    this.#known.set(uri, found);
    return found;
  }

  forget(uri?: string): void {
    if (uri === undefined) this.#known.clear();
    else this.#known.delete(uri);
  }

  async #read(uri: string): Promise<Configuration> {
    try {
      const settings: unknown = this.asks
        ? await this.connection.workspace.getConfiguration({ scopeUri: uri, section: 'postmortem' })
        : null;
      const { scheme, fsPath } = URI.parse(uri);
      const file = scheme === 'file' ? await nearestConfiguration(this.files, fsPath) : null;
      const { configuration, problems } = combine(withoutClientKeys(settings), file);
      for (const { message, line } of problems)
        this.#tell(
          `${file?.path ?? 'settings'}${line === undefined ? '' : `:${line + 1}`}: ${message}`,
        );
      return configuration;
    } catch (error) {
      this.connection.console.error(`Configuration of ${uri}: ${String(error)}`);
      return DEFAULT_CONFIGURATION;
    }
  }

  /** Each problem once, so that typing does not fill the log. */
  #tell(problem: string): void {
    if (this.#told.has(problem)) return;
    this.#told.add(problem);
    this.connection.console.warn(problem);
  }
}

/** Settings that are about the connection, not about documents. */
function withoutClientKeys(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) return settings;
  return Object.fromEntries(Object.entries(settings).filter(([key]) => key !== 'trace'));
}
