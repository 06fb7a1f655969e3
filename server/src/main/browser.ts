import { Temporal } from 'temporal-polyfill';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from 'vscode-languageserver/browser';
import { startServer } from '../lsp/server';
import { fromBase64 } from '../protocol/base64';
import { ASSET_REQUEST, type AssetParams } from '../protocol/files';
import { rasterize, type Materials } from './png/rasterize';
import { wordDocument } from './word/document';

/**
 * The server in a web worker: the client reads all files for it, those that are shipped with it too,
 * so that it loads nothing itself.
 */
const connection = createConnection(
  new BrowserMessageReader(globalThis as never),
  new BrowserMessageWriter(globalThis as never),
);

const materials: Materials = {
  file: async (name) => {
    const params: AssetParams = { name };
    return fromBase64(await connection.sendRequest<string>(ASSET_REQUEST, params));
  },
  // A browser shows no files of the machine's fonts.
  fontsFor: (characters) => Promise.resolve({ fonts: [], lacking: [...characters] }),
};

/** Waiting messages are read between two tasks. A timer would wait for 4 ms each time. */
const pauses: (() => void)[] = [];
const channel = new MessageChannel();
channel.port1.addEventListener('message', () => pauses.shift()?.());
channel.port1.start();

startServer(connection, {
  disk: null,
  now: () => Temporal.Now.instant(),
  zone: Temporal.Now.timeZoneId(),
  rasterize: (svg) => rasterize(svg, materials),
  word: wordDocument,
  pause: () =>
    new Promise((resolve) => {
      pauses.push(resolve);
      channel.port2.postMessage(null);
    }),
});
connection.listen();
