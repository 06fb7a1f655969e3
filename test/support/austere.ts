import { spawn } from 'node:child_process';
import path from 'node:path';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';

const SERVER = path.join(__dirname, '../../dist/server.js');

type Fields = Readonly<Record<string, unknown>>;

/** A client that says and does only what it is told to, by the names of the protocol. */
export interface AustereClient {
  readonly initialized: Fields;
  /** The result of a request, as JSON that nobody has looked at. */
  ask(method: string, params: unknown): Promise<unknown>;
  tell(method: string, params: unknown): Promise<void>;
  open(uri: string, text: string): Promise<void>;
  /** The next diagnostics of a document that fulfil a condition. */
  diagnostics(
    uri: string,
    fulfil?: (codes: readonly unknown[]) => boolean,
  ): Promise<readonly Fields[]>;
  /** Edits that the server wanted to be applied. */
  readonly applied: readonly unknown[];
  stop(): Promise<void>;
}

/** Starts the real server for a client with these `initialize` params, and none that are not given. */
export async function startAustere(params: Fields): Promise<AustereClient> {
  const child = spawn(process.execPath, [SERVER, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const pushed = new Map<string, readonly Fields[]>();
  let onPush = (): void => undefined;
  connection.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: { uri: string; diagnostics: readonly Fields[] }) => {
      pushed.set(uri, diagnostics);
      onPush();
    },
  );
  const applied: unknown[] = [];
  connection.onRequest('workspace/applyEdit', ({ edit }: { edit: unknown }) => {
    applied.push(edit);
    return { applied: true };
  });
  connection.listen();
  const initialized = await connection.sendRequest<Fields>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
    ...params,
    initializationOptions: { today: '2025-09-01', ...(params['initializationOptions'] as object) },
  });
  await connection.sendNotification('initialized', {});
  return {
    initialized,
    applied,
    ask: (method, asked) => connection.sendRequest(method, asked),
    tell: (method, told) => connection.sendNotification(method, told),
    open: (uri, text) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'markdown', version: 1, text },
      }),
    diagnostics: async (uri, fulfil = () => true) => {
      for (;;) {
        const known = pushed.get(uri);
        if (known && fulfil(known.map(({ code }) => code))) return known;
        await new Promise<void>((resolve) => (onPush = resolve));
      }
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await ended;
      connection.dispose();
    },
  };
}
