import path from 'node:path';
import { TRANSPORTS } from './transports';

/**
 * Command line and language server as one program, so that the npm package has once what both need,
 * and `npx` knows what to run. It is the server under the name `postmortem-language-server`, and,
 * since Windows does not tell programs the name they were called by, where the first argument says
 * how to speak with an editor: `postmortem-language-server --stdio`.
 */
const [, called = '', first = ''] = process.argv;
const server =
  path.basename(called).startsWith('postmortem-language-server') ||
  TRANSPORTS.some((transport) => first.startsWith(transport));

void (server ? import('./node') : import('./cli'));
