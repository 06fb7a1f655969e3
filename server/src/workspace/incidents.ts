import type { Configuration } from '../model/configuration';
import { buildPostmortem } from '../model/build';
import type { Postmortem } from '../model/types';
import { parseDocument } from '../syntax/document';
import { normalise } from '../text/source';
import type { FileSystem } from './configuration/files';

/** A postmortem of the workspace, as far as other documents care. */
export interface KnownIncident {
  readonly path: string;
  readonly text: string;
  readonly model: Postmortem;
  /** As written; null for one without. */
  readonly id: string | null;
}

/** What looks like nothing of ours is not read as a document at all. */
const MAYBE = /incident|outage|post-?mortem|timeline|root cause|障害|インシデント/i;

/** More Markdown than this in one workspace is looked at only where paths speak of incidents. */
const MOST_FILES = 2000;
const TELLING_PATH = /post-?mortem|incident|outage|rca|retro/i;

/** Larger files are logs or exports. */
const LONGEST = 1_000_000;

/** The postmortems of a workspace. Filled in the background, kept fresh file by file. */
export class IncidentIndex {
  readonly #known = new Map<string, KnownIncident>();
  #ids: ReadonlySet<string> | null = null;
  #complete = false;

  constructor(
    private readonly files: FileSystem,
    private readonly configurationFor: (path: string) => Promise<Configuration>,
  ) {}

  /** Reads all Markdown files under the folders. `pause` lets other work pass between any two of them. */
  async load(folders: readonly string[], pause: () => Promise<void>): Promise<void> {
    const found = (await Promise.all(folders.map((folder) => this.files.list(folder)))).flat();
    const paths =
      found.length > MOST_FILES ? found.filter((path) => TELLING_PATH.test(path)) : found;
    for (const path of paths.slice(0, MOST_FILES)) {
      await this.refresh(path);
      await pause();
    }
    this.#complete = true;
  }

  /** Reads one file again. True when the ids that are known have changed by it. */
  async refresh(path: string): Promise<boolean> {
    const source = await this.files.read(path);
    if (source === null || source.length > LONGEST || !MAYBE.test(source)) return this.remove(path);
    const text = normalise(source);
    const model = buildPostmortem(parseDocument(text), await this.configurationFor(path), path);
    return this.update(path, text, model);
  }

  /** Takes over what is known of a document already. True when the ids have changed. */
  update(path: string, text: string, model: Postmortem): boolean {
    if (!model.recognition.postmortem || model.recognition.template) return this.remove(path);
    const id = model.incident.id.kind === 'valid' ? model.incident.id.value : null;
    const before = this.#known.get(path)?.id;
    this.#known.set(path, { path, text, model, id });
    if (before === id) return false;
    this.#ids = null;
    return true;
  }

  remove(path: string): boolean {
    const before = this.#known.get(path);
    this.#known.delete(path);
    if (before?.id == null) return false;
    this.#ids = null;
    return true;
  }

  /** All ids; null until all files have been read, so that nothing is called unknown too early. */
  get ids(): ReadonlySet<string> | null {
    if (!this.#complete) return null;
    this.#ids ??= new Set([...this.#known.values()].flatMap(({ id }) => (id === null ? [] : [id])));
    return this.#ids;
  }

  get all(): readonly KnownIncident[] {
    return [...this.#known.values()];
  }
}
