import type { Connection } from 'vscode-languageserver';
import type { Configuration } from '../model/configuration';
import {
  layered,
  nearestConfiguration,
  type FileSystem,
  type LayeredConfiguration,
} from '../workspace/configuration/files';
import { withoutDefaults } from '../workspace/configuration/shape';
import { pathOf } from './paths';

/** Whose problems are told: those of open documents alone, or of all in the workspace. */
export type DiagnosticsScope = 'open' | 'workspace';

/**
 * The configuration of each folder: the nearest file over the editor's settings. Kept until told.
 * A file whose YAML is broken leaves the last one that could be read in force.
 */
export class Settings {
  readonly #known = new Map<string, Promise<LayeredConfiguration>>();
  readonly #lastGood = new Map<string, unknown>();
  readonly #told = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly files: Pick<FileSystem, 'read'>,
    /** Whether the client answers `workspace/configuration`. */
    private readonly asks: boolean,
  ) {}

  async for(uri: string): Promise<Configuration> {
    return (await this.layers(uri)).configuration;
  }

  /** The configuration with its sources. */
  layers(uri: string): Promise<LayeredConfiguration> {
    const folder = folderOf(uri);
    const known = this.#known.get(folder);
    if (known) return known;
    const found = this.#read(uri);
    this.#known.set(folder, found);
    return found;
  }

  /** The setting `postmortem.diagnostics.scope`, which holds for a whole window. */
  async diagnosticsScope(): Promise<DiagnosticsScope> {
    if (!this.asks) return 'open';
    const settings = (await this.connection.workspace.getConfiguration({
      section: 'postmortem',
    })) as { readonly diagnostics?: { readonly scope?: unknown } | null } | null | undefined;
    return settings?.diagnostics?.scope === 'workspace' ? 'workspace' : 'open';
  }

  /** All of it, or what holds for one document. */
  forget(uri?: string): void {
    if (uri === undefined) this.#known.clear();
    else this.#known.delete(folderOf(uri));
  }

  async #read(uri: string): Promise<LayeredConfiguration> {
    try {
      const settings: unknown = this.asks
        ? await this.connection.workspace.getConfiguration({ scopeUri: uri, section: 'postmortem' })
        : null;
      const path = pathOf(uri);
      const file = path === null ? null : await nearestConfiguration(this.files, path);
      const layers = layered(
        withoutDefaults(settings),
        file,
        file && this.#lastGood.get(file.path),
      );
      if (layers.file && !layers.file.broken)
        this.#lastGood.set(layers.file.path, layers.file.value);
      for (const message of layers.settingProblems) this.#tell(`Settings: ${message}`);
      for (const { message } of layers.file?.problems ?? [])
        this.#tell(`${layers.file?.path ?? ''}: ${message}`);
      return layers;
    } catch (error) {
      this.connection.console.error(`Configuration of ${uri}: ${String(error)}`);
      return layered(null, null);
    }
  }

  /** Each problem once, so that typing does not fill the log. */
  #tell(problem: string): void {
    if (this.#told.has(problem)) return;
    this.#told.add(problem);
    this.connection.console.warn(problem);
  }
}

/** Both sources are the same for all documents of a folder, and a workspace can have thousands. */
const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/') + 1) || uri;
