import type { Temporal } from 'temporal-polyfill';
import { linkedPaths, listedDocuments, type ListedSource } from '../incidents/index/load';
import { listedFile } from '../incidents/index/listedIncident';
import { mayBePostmortem } from '../incidents/knownIncident';
import { decidingOnly } from '../incidents/numbers/deciding';
import type { Configuration } from '../model/configuration';
import type { ListedDocuments, ListedFile } from '../model/indexPage/listed';
import { folderOf } from '../model/indexPage/paths';
import type { FileContent } from '../text/fileContent';
import { normalise } from '../text/source';
import { analyse } from '../workspace/analyse';
import type { Snapshot } from '../workspace/snapshot';

/** Where the documents come from: the session, in which open editors count before the disk. */
export interface PageGround {
  look(path: string): Promise<FileContent>;
  list(folder: string): Promise<readonly string[] | null>;
  configurationFor(path: string): Promise<Configuration>;
  pause(): Promise<void>;
  readonly today: Temporal.PlainDate;
}

/** What is known of the documents that one open page lists. */
interface Page {
  /** The paths that it may list, as one text. */
  readonly key: string;
  readonly documents: ListedDocuments | null;
  /** The turn in which that was read. */
  readonly turn: number;
}

/** Changes that follow one another within so many milliseconds are looked at together. */
const SETTLING = 300;

/**
 * The documents that open pages list, read in the background, each once until its file changes. A page
 * is judged without them first, and again when they are known.
 */
export class ListedPages implements ListedSource {
  readonly #files = new Map<string, Promise<ListedFile>>();
  readonly #pages = new Map<string, Page>();
  readonly #reading = new Map<string, Promise<void>>();
  #turn = 0;
  #waiting: ReturnType<typeof setTimeout> | null = null;

  /** `changed` is told the pages of which something else is known now. */
  constructor(
    private readonly ground: PageGround,
    private readonly changed: (paths: readonly string[]) => void,
  ) {}

  /** What is known for a page; null before it was read, and for what lists nothing. */
  known(page: string): ListedDocuments | null {
    return this.#pages.get(page)?.documents ?? null;
  }

  /** Resolves when all that is known of a page has been read. */
  async settled(page: string): Promise<void> {
    await this.#reading.get(page);
  }

  /** Looks whether a version of a page lists other documents than before, and reads them. */
  follow(page: string, snapshot: Snapshot): void {
    const paths = linkedPaths(page, snapshot);
    const key = paths.join('\n');
    const known = this.#pages.get(page);
    if (paths.length === 0) {
      if (known) this.#pages.delete(page);
      return;
    }
    if (this.#reading.has(page) || (known?.key === key && known.turn === this.#turn)) return;
    const turn = this.#turn;
    const reading = listedDocuments(page, paths, this).then(
      (documents) => {
        this.#pages.set(page, { key, documents, turn });
        this.#reading.delete(page);
        if (documents !== known?.documents) this.changed([page]);
      },
      () => void this.#reading.delete(page),
    );
    this.#reading.set(page, reading);
  }

  /** What a page that nobody has open lists. */
  async of(page: string, snapshot: Snapshot): Promise<ListedDocuments | null> {
    const paths = linkedPaths(page, snapshot);
    return paths.length === 0 ? null : listedDocuments(page, paths, this);
  }

  /** A file came, changed or went: pages that may list it are read again. */
  forget(path: string): void {
    this.#files.delete(path);
    const pages = [...this.#pages].filter(
      ([page, { documents }]) => page !== path && concerns(documents, path),
    );
    if (pages.length === 0) return;
    this.#turn++;
    this.#waiting ??= setTimeout(() => {
      this.#waiting = null;
      this.changed([...this.#pages.keys()]);
    }, SETTLING);
  }

  forgetAll(): void {
    this.#files.clear();
    this.#turn++;
  }

  close(page: string): void {
    this.#pages.delete(page);
  }

  file(path: string): Promise<ListedFile> {
    const known = this.#files.get(path);
    if (known) return known;
    const read = this.#read(path);
    this.#files.set(path, read);
    return read;
  }

  list(folder: string): Promise<readonly string[] | null> {
    return this.ground.list(folder);
  }

  async #read(path: string): Promise<ListedFile> {
    const content = await this.ground.look(path);
    if (content.kind === 'none') return { kind: 'gone' };
    if (content.kind === 'unread') return { kind: 'unread' };
    const configuration = await this.ground.configurationFor(path);
    if (configuration.files.length === 0 && !mayBePostmortem(path, content.text))
      return { kind: 'other' };
    await this.ground.pause();
    return listedFile(
      path,
      analyse(normalise(content.text), {
        configuration: decidingOnly(configuration),
        today: this.ground.today,
        path,
      }),
    );
  }
}

/** Whether a file is, or may become, one of the documents that a page lists. */
export const concerns = (documents: ListedDocuments | null, path: string): boolean =>
  documents !== null && (documents.files.has(path) || documents.folders.has(folderOf(path)));
