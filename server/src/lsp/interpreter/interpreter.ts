import {
  LSPErrorCodes,
  Message,
  type NotificationMessage,
  type RequestMessage,
  type ResponseMessage,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { nearestConfiguration, type FileSystem } from '../../workspace/configuration/files';
import { resolvedLens, translated, type Asked } from './answers';
import {
  APPLY_COMMAND,
  dialectOf,
  heardParams,
  NO_COMMAND,
  offered,
  type Dialect,
} from './dialect';
import { decoded, encoded, encodedTokens, mapPositions, urisOf } from './positions';
import { settingsOfChange, settingsOfOptions } from './settings';
import { Texts } from './texts';
import { at, listOf, put, textAt } from './values';

type Id = string | number | null;

/** Where messages go on to. */
export interface Lines {
  toServer(message: Message): void;
  toClient(message: Message): void;
}

const message = <M extends object>(fields: M): M & Message => ({ jsonrpc: '2.0', ...fields });

/**
 * Stands between a client and the server, which speaks one way: all of LSP 3.17, UTF-16 positions,
 * settings that are asked for, edits with versions. What a client says of itself when it begins
 * decides what is translated; for one that can do all of it, messages pass as they are.
 */
export class Interpreter {
  readonly #texts: Texts;
  #dialect: Dialect = dialectOf(null);
  #settings: unknown = null;
  #folders = false;
  /** Requests of the client that wait for the server. */
  readonly #asked = new Map<Id, Asked>();
  /** Requests of the server for settings that wait for the client. */
  readonly #settingsAsked = new Map<Id, number>();
  /** Requests of the client that wait for an edit that it was sent. */
  readonly #applying = new Map<Id, Id>();
  /** The configuration file of a folder, when it was last looked at. */
  readonly #seen = new Map<string, string | null>();

  constructor(
    private readonly files: Pick<FileSystem, 'read'>,
    private readonly lines: Lines,
  ) {
    this.#texts = new Texts(files);
  }

  fromClient(heard: Message): void {
    if (Message.isRequest(heard)) this.#clientAsks(heard);
    else if (Message.isNotification(heard)) this.#clientTells(heard);
    else if (Message.isResponse(heard)) this.#clientAnswers(heard);
    else this.lines.toServer(heard);
  }

  /** Resolves when the message has gone on its way, so that the next one cannot overtake it. */
  async fromServer(said: Message): Promise<void> {
    if (Message.isRequest(said)) this.#serverAsks(said);
    else if (Message.isNotification(said))
      this.lines.toClient({ ...said, params: await this.#out(said.params, null) } as Message);
    else if (Message.isResponse(said)) await this.#serverAnswers(said);
    else this.lines.toClient(said);
  }

  #clientAsks(request: RequestMessage): void {
    const { id, method, params } = request;
    if (method === 'initialize') {
      this.#dialect = dialectOf(params);
      this.#settings = settingsOfOptions(at(params, 'initializationOptions'));
      const heard = heardParams(params);
      this.#folders = listOf(at(heard, 'workspaceFolders')).length > 0;
      this.#pass(request, heard, null);
      return;
    }
    if (method === 'workspace/executeCommand' && this.#execute(id, params)) return;
    if (method === 'codeLens/resolve') {
      this.#answer(id, resolvedLens(params));
      return;
    }
    const uri = textAt(params, 'textDocument', 'uri') ?? textAt(params, 'data', 'uri');
    this.#pass(request, this.#in(params, uri), uri);
  }

  #pass(request: RequestMessage, params: unknown, uri: string | null): void {
    const version = uri === null ? null : this.#texts.version(uri);
    this.#asked.set(request.id, { method: request.method, uri, version });
    this.lines.toServer({ ...request, params } as Message);
  }

  #clientTells(notification: NotificationMessage): void {
    const { method, params } = notification;
    if (method === 'workspace/didChangeConfiguration')
      this.#settings = settingsOfChange(params) ?? this.#settings;
    const heard = this.#texts.follow(method, params, this.#dialect.encoding);
    this.lines.toServer({ ...notification, params: heard } as Message);
    const uri = textAt(params, 'textDocument', 'uri');
    if (uri !== null && /\/did(?:Open|Save)$/.test(method)) void this.#lookAgain(uri);
  }

  #clientAnswers(response: ResponseMessage): void {
    const waiting = this.#applying.get(response.id);
    if (waiting !== undefined) {
      this.#applying.delete(response.id);
      this.#answer(waiting, null);
      return;
    }
    const asked = this.#settingsAsked.get(response.id);
    if (asked === undefined || response.error !== undefined) {
      this.lines.toServer(response);
      return;
    }
    this.#settingsAsked.delete(response.id);
    // A client that has none of ours may still have said some when it began.
    const result = listOf(response.result).map((one) => one ?? this.#settings);
    this.lines.toServer({ ...response, result } as Message);
  }

  #serverAsks(request: RequestMessage): void {
    if (request.method === 'workspace/configuration') {
      const { length } = listOf(at(request.params, 'items'));
      if (!this.#dialect.configuration) {
        const result = new Array<unknown>(length).fill(this.#settings);
        this.lines.toServer(message({ id: request.id, result }));
        return;
      }
      this.#settingsAsked.set(request.id, length);
    }
    this.lines.toClient(request);
  }

  async #serverAnswers(response: ResponseMessage): Promise<void> {
    const asked = this.#asked.get(response.id);
    this.#asked.delete(response.id);
    if (!asked || response.error !== undefined) {
      this.lines.toClient(response);
      return;
    }
    if (asked.method === 'initialize') {
      const result = offered(response.result, this.#dialect);
      this.lines.toClient({ ...response, result } as Message);
      return;
    }
    const result = translated(asked, response.result, this.#dialect);
    if (result === null && response.result !== null) {
      this.#refuse(response.id, 'This editor cannot take the edits that this needs');
      return;
    }
    this.lines.toClient({ ...response, result: await this.#out(result, asked) } as Message);
  }

  /** True for a command of ours, which is answered here. */
  #execute(id: Id, params: unknown): boolean {
    const command = textAt(params, 'command');
    if (command === NO_COMMAND) {
      this.#answer(id, null);
      return true;
    }
    if (command !== APPLY_COMMAND) return false;
    const [argument] = listOf(at(params, 'arguments'));
    const uri = textAt(argument, 'uri') ?? '';
    if (this.#texts.version(uri) !== at(argument, 'version')) {
      this.#refuse(id, 'The document has changed since this was offered. Ask for it again.');
      return true;
    }
    const own = `postmortem-${String(id)}`;
    this.#applying.set(own, id);
    const applied = { label: at(argument, 'label'), edit: at(argument, 'edit') };
    this.lines.toClient(message({ id: own, method: 'workspace/applyEdit', params: applied }));
    return true;
  }

  #answer(id: Id, result: unknown): void {
    this.lines.toClient(message({ id, result }));
  }

  #refuse(id: Id, reason: string): void {
    const error = { code: LSPErrorCodes.RequestFailed, message: reason };
    this.lines.toClient(message({ id, error }));
  }

  /** Positions of the client as the server counts them. */
  #in(params: unknown, uri: string | null): unknown {
    const { encoding } = this.#dialect;
    if (encoding === 'utf-16') return params;
    return mapPositions(params, uri, (of, position) => {
      const document = this.#texts.open(of);
      return document ? decoded(document, position, encoding) : position;
    });
  }

  /** Positions of the server as the client counts them. */
  async #out(value: unknown, asked: Asked | null): Promise<unknown> {
    const { encoding } = this.#dialect;
    if (encoding === 'utf-16') return value;
    const uri = asked?.uri ?? null;
    const tokens = asked?.method === 'textDocument/semanticTokens/full' && uri !== null;
    const documents = await this.#texts.of(tokens ? new Set([uri]) : urisOf(value, uri));
    if (tokens) {
      const document = documents.get(uri);
      return document
        ? put(value, { data: encodedTokens(document, at(value, 'data'), encoding) })
        : value;
    }
    return mapPositions(value, uri, (of, position) => {
      const document = documents.get(of);
      return document ? encoded(document, position, encoding) : position;
    });
  }

  /**
   * Without news of files, a configuration that was changed by another program is noticed when a
   * document under it is opened or saved.
   */
  async #lookAgain(uri: string): Promise<void> {
    const { scheme, fsPath } = URI.parse(uri);
    if (this.#dialect.watchesFiles || scheme !== 'file') return;
    const folder = uri.slice(0, uri.lastIndexOf('/'));
    const before = this.#seen.get(folder);
    const found = await nearestConfiguration(this.files, fsPath);
    const now = found && `${found.path}\n${found.text}`;
    this.#seen.set(folder, now);
    // Unknown: other documents of the workspace may have been read under it already.
    if (before === now || (before === undefined && !this.#folders)) return;
    const method = 'workspace/didChangeConfiguration';
    this.lines.toServer(message({ method, params: { settings: null } }));
  }
}
