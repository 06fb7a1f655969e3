import type {
  DataCallback,
  Disposable,
  Message,
  MessageReader,
  MessageWriter,
} from 'vscode-languageserver';
import type { FileSystem } from '../../workspace/configuration/files';
import { Interpreter } from './interpreter';

/** A reader and a writer for the server, with an interpreter between them and those of the client. */
export function interpreted(
  reader: MessageReader,
  writer: MessageWriter,
  files: Pick<FileSystem, 'read'>,
): { readonly reader: MessageReader; readonly writer: MessageWriter } {
  let toServer: DataCallback = () => undefined;
  let written: Promise<void> = Promise.resolve();
  const interpreter = new Interpreter(files, {
    toServer: (message) => toServer(message),
    // A writer tells of its failures by its event.
    toClient: (message) => void writer.write(message).catch(() => undefined),
  });
  return {
    reader: {
      onError: reader.onError,
      onClose: reader.onClose,
      onPartialMessage: reader.onPartialMessage,
      listen: (callback): Disposable => {
        toServer = callback;
        return reader.listen((message: Message) => interpreter.fromClient(message));
      },
      dispose: () => reader.dispose(),
    },
    writer: {
      onError: writer.onError,
      onClose: writer.onClose,
      write: (message) => {
        const sent = written.then(() => interpreter.fromServer(message));
        written = sent.catch(() => undefined);
        return sent;
      },
      end: () => writer.end(),
      dispose: () => writer.dispose(),
    },
  };
}
