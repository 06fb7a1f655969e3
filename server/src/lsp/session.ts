import type { Temporal } from 'temporal-polyfill';
import {
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  TextDocuments,
  type CancellationToken,
  type Connection,
  type InitializeParams,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { isConfigurationFile, type FileSystem } from '../workspace/configuration/files';
import { Incidents } from '../incidents/incidents';
import type { Page } from '../features/page/types';
import type { World } from '../features/world';
import { abilitiesOf, type ClientAbilities } from './abilities';
import type { Snapshot } from '../workspace/snapshot';
import { Snapshots, type OpenDocument } from './documents';
import { ListedPages, type PageGround } from './listedPages';
import { pathOf, uriOf } from './paths';
import { Settings, type DiagnosticsScope } from './settings';
import { storedFiles } from './storedFiles';
import { Typing } from './typing';
import { Verdicts } from './verdicts';

/** What the server needs of the world around it. */
export interface Host {
  /** The files of this machine; null where only the client can read files. */
  readonly disk: FileSystem | null;
  now(): Temporal.Instant;
  /** The zone of the machine, as an IANA name. */
  readonly zone: string;
  /** A picture as PNG, and what to tell about it: characters that no font of the machine has. */
  rasterize(svg: string): Promise<{ readonly png: Uint8Array; readonly remark: string | null }>;
  /** The page as a Word document. */
  word(
    page: Page,
    picture: { readonly png: Uint8Array; readonly description: string } | null,
  ): Promise<Uint8Array>;
  /** Resolves when waiting input has been read. */
  pause(): Promise<void>;
}

/** Changes that follow one another within so many milliseconds are looked at together. */
const SETTLING = 300;

/** The state of one connection: open documents, their snapshots and settings, the workspace. */
export class Session {
  /** Versions that came as a whole text, rather than as changes of the one before. */
  readonly #whole = new WeakMap<TextDocument, number>();
  readonly documents = new TextDocuments<TextDocument>({
    create: (...given) => TextDocument.create(...given),
    update: (document, changes, version) => {
      if (changes.some((change) => !('range' in change))) this.#whole.set(document, version);
      return TextDocument.update(document, changes, version);
    },
  });
  #ended = false;
  readonly #failed = new Set<string>();
  /** Addresses of open files by path: editors encode them each in its own way. */
  readonly #opened = new Map<string, string>();
  /** What the index was told last of each open document. */
  readonly #noted = new Map<string, Snapshot>();
  readonly #snapshots = new Snapshots(
    () => this.today,
    (rule, error) => this.#ruleFailed(rule, error),
  );
  /** Which lines are being written. */
  readonly typing = new Typing();
  abilities: ClientAbilities = abilitiesOf(undefined);
  settings: Settings;
  incidents: Incidents;
  verdicts: Verdicts;
  /** Called with the pages of which other documents are known now. */
  onListed: (paths: readonly string[]) => void = () => undefined;
  readonly listed = new ListedPages(this.#ground(), (paths) => this.onListed(paths));
  /** Files as they are stored, whatever an open editor holds. */
  readonly stored: FileSystem;
  readonly #waiting = new Set<() => void>();
  #scope: Promise<DiagnosticsScope> | null = null;
  codeOwners: readonly string[] = [];
  /** Paths of the folders that are open. */
  folders: readonly string[] = [];
  /** Schemes of the folders that are open, beside `file`. */
  schemes: ReadonlySet<string> = new Set();

  constructor(
    readonly connection: Connection,
    readonly host: Host,
  ) {
    this.stored = storedFiles(host.disk, connection, () => this.abilities.files);
    this.settings = new Settings(connection, this.files, false);
    this.incidents = this.#index();
    this.verdicts = new Verdicts(this);
    this.documents.onDidOpen(({ document: { uri } }) => {
      const path = pathOf(uri);
      if (path !== null) this.#opened.set(path, uri);
    });
    this.documents.onDidClose(({ document: { uri } }) => {
      const path = pathOf(uri);
      if (path !== null) this.#opened.delete(path);
    });
  }

  /** The address of a file, as the editor writes it where it is open. */
  uriOf(path: string): string {
    return this.#opened.get(path) ?? uriOf(path);
  }

  /** Paths of the files that are open. */
  get openPaths(): readonly string[] {
    return [...this.#opened.keys()];
  }

  initialize(params: InitializeParams): void {
    this.abilities = abilitiesOf(params);
    this.settings = new Settings(this.connection, this.files, this.abilities.configuration);
    this.incidents = this.#index();
    this.verdicts = new Verdicts(this);
  }

  /** Whether this version came as a whole text. */
  isWhole(document: TextDocument): boolean {
    return this.#whole.get(document) === document.version;
  }

  /** Whose problems are told: those of open documents, or of all in the workspace. Kept until told. */
  diagnosticsScope(): Promise<DiagnosticsScope> {
    this.#scope ??= this.settings.diagnosticsScope();
    return this.#scope;
  }

  /** The configuration has changed: all that follows from it is made again. */
  reconfigured(): void {
    this.settings.forget();
    this.#scope = null;
    this.verdicts.forgetAll();
    this.listed.forgetAll();
    this.changed();
  }

  /** Something of the workspace is other than before: whoever waits for that looks again. */
  changed(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** Resolves a moment after the next change, when the token is cancelled, or at the end. */
  nextChange(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        this.#waiting.delete(look);
        cancelling.dispose();
        // Typing changes the workspace with each key.
        if (token.isCancellationRequested || this.#ended) resolve();
        else setTimeout(resolve, SETTLING);
      };
      const cancelling = token.onCancellationRequested(look);
      this.#waiting.add(look);
    });
  }

  get today(): Temporal.PlainDate {
    return this.abilities.today ?? this.host.now().toZonedDateTimeISO(this.host.zone).toPlainDate();
  }

  /** What stands in an open editor counts before what is on the disk. */
  get files(): FileSystem {
    return {
      read: async (path) =>
        this.documents.get(this.uriOf(path))?.getText() ?? this.stored.read(path),
      look: (path) => {
        const open = this.documents.get(this.uriOf(path));
        return open
          ? Promise.resolve({ kind: 'text', text: open.getText() })
          : this.stored.look(path);
      },
      real: (path) => this.stored.real(path),
      list: async (folder) =>
        (await this.stored.list(folder))?.map((path) => pathOf(uriOf(path)) ?? path) ?? null,
    };
  }

  #ground(): PageGround {
    const today = (): Temporal.PlainDate => this.today;
    return {
      look: (path) => this.files.look(path),
      list: (folder) => this.files.list(folder),
      configurationFor: (path) => this.settings.for(this.uriOf(path)),
      pause: () => this.host.pause(),
      get today() {
        return today();
      },
    };
  }

  #index(): Incidents {
    const today = (): Temporal.PlainDate => this.today;
    return new Incidents({
      read: (path) => this.files.look(path),
      list: (folder) => this.files.list(folder),
      configurationFor: (path) => this.settings.for(this.uriOf(path)),
      pause: () => this.host.pause(),
      get today() {
        return today();
      },
    });
  }

  /**
   * Whether anything is said about a document: one of a file, one that was never saved, or one of a
   * workspace that lives elsewhere. The old side of a diff (`git:`) and the like get nothing at all.
   */
  serves(uri: string): boolean {
    const { scheme } = URI.parse(uri);
    return scheme === 'file' || scheme === 'untitled' || this.schemes.has(scheme);
  }

  /** An open document that is served. */
  document(uri: string): TextDocument | undefined {
    return this.serves(uri) ? this.documents.get(uri) : undefined;
  }

  /** The document as it is now. Null when it is not open, or no Markdown. */
  async current(uri: string): Promise<OpenDocument | null> {
    if (!this.document(uri) || isConfigurationFile(uri)) return null;
    const configuration = await this.settings.for(uri);
    const document = this.documents.get(uri);
    if (!document) return null;
    const path = pathOf(uri);
    const documents = path === null ? null : this.listed.known(path);
    const open = this.#snapshots.of(document, configuration, this.incidents.ids, documents);
    if (path !== null) this.listed.follow(path, open.snapshot);
    if (path !== null && this.#noted.get(path) !== open.snapshot) {
      this.#noted.set(path, open.snapshot);
      this.incidents.typed(path, open.snapshot);
    }
    return open;
  }

  /** What features may know beside a document. */
  world(uri: string): World {
    const { incidents } = this;
    return {
      path: pathOf(uri),
      // A test that says which day it is has noon on that day.
      now:
        this.abilities.today
          ?.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' })
          .toInstant() ?? this.host.now(),
      readerZone: this.host.zone,
      get incidents() {
        return incidents.all;
      },
      codeOwners: this.codeOwners,
    };
  }

  /** The editor lets go of a document: from now on its file counts. */
  async close(uri: string): Promise<void> {
    this.#snapshots.close(uri);
    this.typing.close(uri);
    this.settings.forget(uri);
    const path = pathOf(uri);
    if (path === null) return;
    this.#noted.delete(path);
    this.listed.close(path);
    await this.incidents.changed(path);
  }

  /** After `shutdown` only `exit` is left: everything else is refused. */
  end(): void {
    this.#ended = true;
    this.changed();
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** One guard for all requests about a document. */
  about<T>(
    name: string,
    uri: string,
    token: CancellationToken | null,
    empty: T,
    answer: (open: OpenDocument) => T | Promise<T>,
  ): Promise<T> {
    return this.guard(name, token, async () => {
      const open = await this.current(uri);
      if (token?.isCancellationRequested === true) throw cancelled(name);
      return open ? answer(open) : empty;
    });
  }

  /** Cancelled requests are told so, broken ones are logged and told so. */
  async guard<T>(
    name: string,
    token: CancellationToken | null,
    answer: () => T | Promise<T>,
  ): Promise<T> {
    if (this.#ended)
      throw new ResponseError(ErrorCodes.InvalidRequest, `${name}: the server was shut down`);
    try {
      const result = await answer();
      if (token?.isCancellationRequested === true) throw cancelled(name);
      return result;
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      this.failed(name, error);
      throw new ResponseError(
        LSPErrorCodes.RequestFailed,
        `${name} failed; the output has the details`,
      );
    }
  }

  failed(what: string, error: unknown): void {
    this.connection.console.error(
      `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }

  /** Once for each rule: a rule that throws throws on every key. */
  #ruleFailed(rule: string, error: unknown): void {
    if (this.#failed.has(rule)) return;
    this.#failed.add(rule);
    this.failed(`Rule ${rule} failed and is left out`, error);
  }
}

const cancelled = (name: string): ResponseError<void> =>
  new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled`);
