import { Console } from 'node:console';
import {
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver/node';

/** How an editor may say that it will speak with the server: `--stdio`, `--socket=6009`. */
export const TRANSPORTS: readonly string[] = ['--stdio', '--node-ipc', '--socket', '--pipe'];

/** What the messages of a client come and go by. */
export type Transport = readonly [MessageReader, MessageWriter];

/** The way that the arguments name; null where they name none. `ended` is called when the editor is gone. */
export function transportOf(args: readonly string[], ended: () => void): Transport | null {
  for (const [at, argument] of args.entries()) {
    const [name, value = args[at + 1] ?? ''] = argument.split('=');
    if (name === '--stdio') return standard(ended);
    if (name === '--node-ipc')
      return [new IPCMessageReader(process), new IPCMessageWriter(process)];
    if (name === '--socket') return createServerSocketTransport(Number(value));
    if (name === '--pipe') return createServerPipeTransport(value);
  }
  return null;
}

function standard(ended: () => void): Transport {
  // Whatever a library would print must not get among the messages.
  globalThis.console = new Console(process.stderr);
  process.stdin.on('end', ended);
  process.stdin.on('close', ended);
  return [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)];
}
