import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import path from 'node:path';

const CLI = path.join(__dirname, '../../dist/cli.js');

/** The official client, connected to `postmortem mcp` in a process of its own. */
export async function connect(
  folder: string,
  { roots = [], sockets = null }: { roots?: readonly string[]; sockets?: string | null } = {},
): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const watch = ['--require', path.join(__dirname, 'noNetwork.cjs')];
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [...(sockets === null ? [] : watch), CLI, 'mcp', ...roots, '--today', '2025-09-01'],
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', POSTMORTEM_SOCKETS: sockets ?? '' },
      stderr: 'ignore',
    }),
  );
  return client;
}

/** The text of an answer, and whether the tool says that it could not. */
export async function call(
  client: Client,
  name: string,
  args: Readonly<Record<string, unknown>>,
): Promise<{ readonly text: string; readonly problem: boolean }> {
  const { content, isError } = await client.callTool({ name, arguments: { ...args } });
  const [only] = Array.isArray(content) ? (content as readonly { readonly text?: string }[]) : [];
  return { text: only?.text ?? '', problem: isError === true };
}
