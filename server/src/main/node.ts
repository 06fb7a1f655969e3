import { Temporal } from 'temporal-polyfill';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server';
import { NODE_FILES } from './nodeFiles';
import { rasterize } from './png/rasterize';

const TRANSPORTS = ['--stdio', '--node-ipc', '--socket', '--pipe'];

if (
  !process.argv.some((argument) => TRANSPORTS.some((transport) => argument.startsWith(transport)))
) {
  process.stderr.write(
    'postmortem-language-server speaks the Language Server Protocol with an editor.\n' +
      'Start it from the editor as: postmortem-language-server --stdio\n' +
      'To check files from a terminal, use: postmortem check\n',
  );
  process.exit(2);
}

const connection = createConnection(ProposedFeatures.all);
startServer(connection, {
  files: NODE_FILES,
  now: () => Temporal.Now.instant(),
  zone: Temporal.Now.timeZoneId(),
  rasterize: (svg) => rasterize(svg, __dirname),
  pause: () => new Promise((resolve) => setImmediate(resolve)),
});
connection.listen();
