import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { INSTRUCTIONS } from '../../features/agents/instructions';
import { runTool } from '../../features/agents/run';
import { inputSchema, TOOLS } from '../../features/agents/tools';
import { TEMPLATES } from '../../workspace/templates/fill';
import { explainRule, listRules } from '../cli/rules';
import { DiskHost } from './host';
import type { Served } from './serve';

/** Runs `postmortem mcp`: tools for agents over standard input and output, on files under the folders. */
export async function mcp(
  folders: readonly string[],
  {
    version,
    config,
    today,
  }: {
    readonly version: string;
    readonly config: string | null;
    /** Null for the day of each call. */
    readonly today: Temporal.PlainDate | null;
  },
): Promise<void> {
  const host = new DiskHost({
    roots: folders.map((folder) => path.resolve(folder)),
    config,
    today: () => today ?? Temporal.Now.plainDateISO(),
  });
  const { serve } = await import('./serve');
  await serve({
    version,
    instructions: INSTRUCTIONS,
    tools: TOOLS.map((tool) => ({ ...tool, inputSchema: inputSchema(tool.name) })),
    call: (name, args) => runTool(name, args, host),
    resources: RESOURCES,
    resource: resourceAt,
    prompt: PROMPT,
  });
}

const RULES_URI = 'postmortem://rules';
const TEMPLATE_URI = 'postmortem://templates/';

const RESOURCES: Served['resources'] = [
  { uri: RULES_URI, name: 'rules', description: 'All rules with level and summary.' },
  ...TEMPLATES.map(({ id, description }) => ({
    uri: `${TEMPLATE_URI}${id}`,
    name: `template ${id}`,
    description,
  })),
];

function resourceAt(uri: string): string | null {
  if (uri === RULES_URI) return listRules();
  if (uri.startsWith(`${RULES_URI}/`)) return explainRule(uri.slice(RULES_URI.length + 1)).text;
  return TEMPLATES.find(({ id }) => uri === `${TEMPLATE_URI}${id}`)?.text ?? null;
}

const PROMPT: Served['prompt'] = {
  name: 'write-postmortem',
  description: 'Write or repair a postmortem with these tools as the referee.',
  argument: { name: 'file', description: 'The Markdown file of the postmortem.' },
  text: (file) =>
    `${file === null ? 'Write or repair the postmortem.' : `Write or repair the postmortem ${file}.`}\n\n${INSTRUCTIONS}`,
};
