import { Temporal } from 'temporal-polyfill';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import manifest from '../../../package.json';
import { interpreted } from '../lsp/interpreter/streams';
import { startServer } from '../lsp/server';
import { NODE_FILES } from './nodeFiles';
import { materialsIn } from './png/onThisMachine';
import { rasterize } from './png/rasterize';
import { loadWord } from './word/load';
import { transportOf, type Transport } from './transports';

const USAGE =
  'postmortem-language-server speaks the Language Server Protocol with an editor.\n' +
  'Start it from the editor as: postmortem-language-server --stdio\n' +
  'To check files from a terminal, use: postmortem check\n';

const args = process.argv.slice(2);
let hasEnded = (): boolean => false;
const transport = transportOf(args, () => process.exit(hasEnded() ? 0 : 1));

if (transport) serve(transport);
else if (args.some((one) => one === '--version' || one === '-V'))
  process.stdout.write(`${manifest.version}\n`);
else if (args.some((one) => one === '--help' || one === '-h')) process.stdout.write(USAGE);
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

function serve([fromClient, toClient]: Transport): void {
  const { reader, writer } = interpreted(fromClient, toClient, NODE_FILES);
  const connection = createConnection(ProposedFeatures.all, reader, writer);
  const session = startServer(connection, {
    disk: NODE_FILES,
    now: () => Temporal.Now.instant(),
    zone: Temporal.Now.timeZoneId(),
    rasterize: (svg) => rasterize(svg, materialsIn(__dirname)),
    word: async (page, picture) => (await loadWord(__dirname)).wordDocument(page, picture),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
  hasEnded = () => session.ended;
  connection.listen();
}
