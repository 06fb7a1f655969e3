import type { Temporal } from 'temporal-polyfill';
import type { Configuration } from '../model/configuration';
import type { Postmortem } from '../model/types';
import type { FileContent } from '../text/fileContent';
import { sameValue } from '../text/sameValue';
import { normalise } from '../text/source';
import { analyse } from '../workspace/analyse';
import type { Snapshot } from '../workspace/snapshot';
import { decidingOnly } from './numbers/deciding';
import { chartedIncident, type ChartedIncident } from './charted';
import { SimilarIncidents, type SimilarIncident } from './similar';
import { likenessOf, type Likeness } from './likeness';
import { knownIncident, mayBePostmortem, type KnownIncident } from './knownIncident';

/** Where the postmortems of a workspace come from. What is open in an editor counts before the disk. */
export interface IncidentSource {
  /** Paths of all Markdown files under a folder; null when it cannot be looked into. */
  list(folder: string): Promise<readonly string[] | null>;
  read(path: string): Promise<FileContent>;
  configurationFor(path: string): Promise<Configuration>;
  readonly today: Temporal.PlainDate;
  /** Lets other work pass. */
  pause(): Promise<void>;
}

/** So many files are read at once; each is let go before the next one is taken. */
const AT_ONCE = 8;

/**
 * Larger files are logs or exports. One that might be a postmortem is told as not read, and then
 * no reference is called unknown.
 */
const LONGEST = 4_000_000;

interface Known {
  readonly id: string | null;
  /** Made when somebody asks, since an open document changes with each key. */
  readonly incident: () => KnownIncident;
  readonly charted: () => ChartedIncident | null;
  readonly likeness: () => Likeness;
}

/**
 * The postmortems of the folders of a workspace, by path. A value that is invalidated by what happens
 * to its file (opened, typed, closed, changed, gone), and tells its listeners when ids appear or go.
 */
export class Incidents {
  readonly #known = new Map<string, Known>();
  readonly #unread = new Map<string, string>();
  /** With which configuration each file was read, those that are no postmortems too. */
  readonly #readWith = new Map<string, Configuration>();
  /** The last reading that was begun for a path: an earlier one that ends later is dropped. */
  readonly #turns = new Map<string, number>();
  readonly #listeners: (() => void)[] = [];
  readonly #changeListeners: ((path: string) => void)[] = [];
  readonly #similar = new SimilarIncidents();
  /** What has changed since the last question about similar incidents. */
  readonly #unlike = new Set<string>();
  #turn = 0;
  #loads = 0;
  #folders: readonly string[] = [];
  #reading: { done: number; of: number } | null = null;
  #complete = false;
  #ids: ReadonlySet<string> | null = null;
  #all: readonly KnownIncident[] | null = null;

  constructor(private readonly source: IncidentSource) {}

  /** Called after ids have appeared or gone, and when all files have been read. */
  onIdsChanged(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Called with a path after what is known of it has changed, also when it is a postmortem no more. */
  onChanged(listener: (path: string) => void): void {
    this.#changeListeners.push(listener);
  }

  /** Reads all files under the folders, and forgets what is under none of them. */
  async load(folders: readonly string[]): Promise<void> {
    const load = ++this.#loads;
    this.#folders = folders;
    this.#complete = false;
    for (const path of [...this.#known.keys()]) if (!this.holds(path)) this.#forget(path);
    for (const path of [...this.#readWith.keys()])
      if (!this.holds(path)) this.#readWith.delete(path);
    this.#unread.clear();
    const reading = { done: 0, of: 0 };
    this.#reading = reading;
    try {
      const paths = await this.paths();
      reading.of = paths.length;
      await inParallel(paths, AT_ONCE, async (path) => {
        if (load !== this.#loads) return;
        await this.#look(path);
        reading.done++;
        await this.source.pause();
      });
    } finally {
      if (load === this.#loads) this.#reading = null;
    }
    if (load !== this.#loads) return;
    this.#complete = true;
    this.#tell();
  }

  /** Reads again what the configuration that holds now reads otherwise; ids stay known meanwhile. */
  async reconfigured(): Promise<void> {
    let last: { before: Configuration; now: Configuration; same: boolean } | null = null;
    await inParallel([...this.#readWith], AT_ONCE, async ([path, before]) => {
      const now = await this.source.configurationFor(path);
      // All documents of a folder have the same one.
      if (last?.before !== before || last.now !== now)
        last = { before, now, same: sameValue(before, now) };
      if (last.same || !this.holds(path)) return;
      await this.#look(path);
      await this.source.pause();
    });
  }

  /** All Markdown files of the folders, as they are now. */
  async paths(): Promise<readonly string[]> {
    const found = new Set<string>();
    for (const folder of this.#folders) {
      const listed = await this.source.list(folder);
      if (listed === null) this.#unread.set(folder, 'the folder cannot be looked into');
      for (const path of listed ?? []) found.add(path);
    }
    return [...found].sort();
  }

  /** Whether a path is in the workspace: nothing else is known here, and nothing else is edited. */
  holds(path: string): boolean {
    const parts = path.split(/[\\/]/);
    return (
      !parts.includes('node_modules') &&
      !parts.includes('.git') &&
      this.#folders.some((folder) => isUnder(path, folder))
    );
  }

  /** Takes over what an open document says now. */
  typed(path: string, snapshot: Snapshot): void {
    if (!this.holds(path)) return;
    this.#begin(path);
    this.#keep(path, snapshot);
  }

  /** A file was changed, made, or closed in its editor: what counts is read again. */
  async changed(path: string): Promise<void> {
    if (this.holds(path)) await this.#look(path);
  }

  /** A file, or a folder with all that was in it, is gone. */
  gone(path: string): void {
    if (!this.holds(path)) return;
    for (const known of [...this.#turns.keys(), ...this.#unread.keys()])
      if (known === path || isUnder(known, path)) {
        // Also a reading that is under way would bring it back.
        this.#begin(known);
        this.#forget(known);
        this.#readWith.delete(known);
      }
  }

  /** All ids; null until every file has been read, so that nothing is called unknown too early. */
  get ids(): ReadonlySet<string> | null {
    if (!this.#complete || this.#unread.size > 0) return null;
    this.#ids ??= new Set([...this.#known.values()].flatMap(({ id }) => (id === null ? [] : [id])));
    return this.#ids;
  }

  get all(): readonly KnownIncident[] {
    this.#all ??= [...this.#known.values()].map(({ incident }) => incident());
    return this.#all;
  }

  /** What charts of all of them show. */
  get charted(): readonly ChartedIncident[] {
    return [...this.#known.values()].flatMap(({ charted }) => charted() ?? []);
  }

  /** What is known of one path. */
  get(path: string): KnownIncident | undefined {
    return this.#known.get(path)?.incident();
  }

  /** The incidents that are like that of a path, the most like first, each with the lines that match. */
  similarTo(path: string, most?: number): readonly SimilarIncident[] {
    const likeness = this.#known.get(path)?.likeness();
    if (!likeness) return [];
    for (const changed of [...this.#unlike]) this.#liken(changed);
    return this.#similar.similarTo(likeness, path, most);
  }

  /** How far the first reading is; null when nothing is being read. */
  get reading(): { readonly done: number; readonly of: number } | null {
    return this.#reading;
  }

  /** What could not be read, with the reason. */
  get unread(): ReadonlyMap<string, string> {
    return this.#unread;
  }

  async #look(path: string): Promise<void> {
    const turn = this.#begin(path);
    const outdated = (): boolean => this.#turns.get(path) !== turn;
    const content = await this.source.read(path);
    if (outdated()) return;
    if (content.kind === 'unread') return this.#leave(path, content.reason);
    if (content.kind === 'none' || !mayBePostmortem(path, content.text)) return this.#forget(path);
    if (content.text.length > LONGEST) return this.#leave(path, 'it is too large');
    const configuration = await this.source.configurationFor(path);
    if (outdated()) return;
    this.#readWith.set(path, configuration);
    const snapshot = analyse(normalise(content.text), {
      configuration: decidingOnly(configuration),
      today: this.source.today,
      path,
    });
    const { model, lines, syntax } = snapshot;
    if (!isIncident(model)) return this.#forget(path);
    const incident = knownIncident(path, snapshot);
    const charted = chartedIncident(path, snapshot);
    const likeness = likenessOf(lines, model, syntax);
    this.#put(path, {
      id: incident.id,
      incident: () => incident,
      charted: () => charted,
      likeness: () => likeness,
    });
    // Made ready here, where nobody waits; for what is typed it is made when somebody asks.
    this.#liken(path);
  }

  #keep(path: string, snapshot: Snapshot): void {
    const { model, lines, syntax } = snapshot;
    if (!isIncident(model)) return this.#forget(path);
    const { id } = model.incident;
    let made: KnownIncident | null = null;
    let charted: ChartedIncident | null = null;
    let likeness: Likeness | null = null;
    this.#put(path, {
      id: id.kind === 'valid' ? id.value : null,
      incident: () => (made ??= knownIncident(path, snapshot)),
      charted: () => (charted ??= chartedIncident(path, snapshot)),
      likeness: () => (likeness ??= likenessOf(lines, model, syntax)),
    });
  }

  #begin(path: string): number {
    this.#turns.set(path, ++this.#turn);
    return this.#turn;
  }

  #put(path: string, known: Known): void {
    const before = this.#known.get(path)?.id ?? null;
    const unread = this.#unread.delete(path);
    this.#known.set(path, known);
    this.#all = null;
    this.#touched(path);
    if (before !== known.id || unread) this.#changed();
  }

  #forget(path: string): void {
    const before = this.#known.get(path)?.id ?? null;
    const unread = this.#unread.delete(path);
    if (this.#known.delete(path)) {
      this.#all = null;
      this.#touched(path);
    }
    if (before !== null || unread) this.#changed();
  }

  #leave(path: string, reason: string): void {
    this.#forget(path);
    this.#unread.set(path, reason);
    this.#changed();
  }

  #touched(path: string): void {
    this.#unlike.add(path);
    for (const listener of this.#changeListeners) listener(path);
  }

  #liken(path: string): void {
    this.#unlike.delete(path);
    const known = this.#known.get(path);
    if (known) this.#similar.put(path, known.likeness());
    else this.#similar.drop(path);
  }

  /** While all is read for the first time there is nothing to tell. */
  #changed(): void {
    this.#ids = null;
    if (this.#complete) this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const isIncident = ({ recognition }: Postmortem): boolean =>
  recognition.postmortem && !recognition.template;

/** Whether a path is in a folder: `/w/a.md` is in `/w`, `/wx/a.md` is not. */
export function isUnder(path: string, folder: string): boolean {
  const plain = folder.replace(/[\\/]$/, '');
  return path.startsWith(plain) && /^[\\/]/.test(path.slice(plain.length));
}

/** Works on a few items at a time, in order. */
export async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const worker = async (): Promise<void> => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
