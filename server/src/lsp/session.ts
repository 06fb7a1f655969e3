import type { Temporal } from 'temporal-polyfill';
import {
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
import { IncidentIndex } from '../workspace/incidents';
import type { World } from '../features/world';
import { abilitiesOf, type ClientAbilities } from './abilities';
import { pathOf, Snapshots, type OpenDocument } from './documents';
import { Settings } from './settings';

/** What the server needs of the world around it. */
export interface Host {
  readonly files: FileSystem;
  now(): Temporal.Instant;
  /** The zone of the machine, as an IANA name. */
  readonly zone: string;
  /** A picture as PNG, and what to tell about it: characters that no font of the machine has. */
  rasterize(svg: string): Promise<{ readonly png: Uint8Array; readonly remark: string | null }>;
  /** Resolves when waiting input has been read. */
  pause(): Promise<void>;
}

/** The state of one connection: open documents, their snapshots and settings, the workspace. */
export class Session {
  readonly documents = new TextDocuments(TextDocument);
  readonly #failed = new Set<string>();
  readonly #snapshots = new Snapshots(
    () => this.today,
    (rule, error) => this.#ruleFailed(rule, error),
  );
  abilities: ClientAbilities = abilitiesOf(undefined);
  settings: Settings;
  incidents: IncidentIndex;
  codeOwners: readonly string[] = [];

  constructor(
    readonly connection: Connection,
    readonly host: Host,
  ) {
    this.settings = new Settings(connection, this.#files, false);
    this.incidents = this.#index();
  }

  initialize(params: InitializeParams): void {
    this.abilities = abilitiesOf(params);
    this.settings = new Settings(this.connection, this.#files, this.abilities.configuration);
    this.incidents = this.#index();
  }

  get today(): Temporal.PlainDate {
    return this.abilities.today ?? this.host.now().toZonedDateTimeISO(this.host.zone).toPlainDate();
  }

  /** What stands in an open editor counts before what is on the disk. */
  get #files(): FileSystem {
    return {
      read: (path) => {
        const open = this.documents.get(URI.file(path).toString());
        return open ? Promise.resolve(open.getText()) : this.host.files.read(path);
      },
      list: (folder) => this.host.files.list(folder),
    };
  }

  #index(): IncidentIndex {
    return new IncidentIndex(this.#files, (path) => this.settings.for(URI.file(path).toString()));
  }

  /** The document as it is now. Null when it is not open, or no Markdown. */
  async current(uri: string): Promise<OpenDocument | null> {
    if (!this.documents.get(uri) || isConfigurationFile(uri)) return null;
    const configuration = await this.settings.for(uri);
    const document = this.documents.get(uri);
    if (!document) return null;
    const open = this.#snapshots.of(document, configuration, this.incidents.ids);
    const path = pathOf(uri);
    if (path !== null) this.incidents.update(path, open.snapshot.text, open.snapshot.model);
    return open;
  }

  /** What features may know beside a document. */
  world(uri: string): World {
    return {
      path: pathOf(uri),
      // A test that says which day it is has noon on that day.
      now:
        this.abilities.today
          ?.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' })
          .toInstant() ?? this.host.now(),
      readerZone: this.host.zone,
      incidents: this.incidents.all,
      codeOwners: this.codeOwners,
    };
  }

  close(uri: string): void {
    this.#snapshots.close(uri);
    this.settings.forget(uri);
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
