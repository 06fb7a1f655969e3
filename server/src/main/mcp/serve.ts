import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';

/** What is served. This file alone knows the protocol, so that its library is loaded for it alone. */
export interface Served {
  readonly version: string;
  readonly instructions: string;
  readonly tools: readonly {
    readonly name: string;
    readonly title: string;
    readonly description: string;
    readonly writes: boolean;
    readonly inputSchema: Readonly<Record<string, unknown>>;
  }[];
  readonly call: (
    name: string,
    args: unknown,
  ) => Promise<{ readonly text: string; readonly problem: boolean }>;
  readonly resources: readonly {
    readonly uri: string;
    readonly name: string;
    readonly description: string;
  }[];
  /** Null for an address that leads nowhere. */
  readonly resource: (uri: string) => string | null;
  readonly prompt: {
    readonly name: string;
    readonly description: string;
    readonly argument: { readonly name: string; readonly description: string };
    readonly text: (argument: string | null) => string;
  };
}

/** Speaks the Model Context Protocol over standard input and output until the input ends. */
// ts-unused-exports:disable-next-line
export async function serve(served: Served): Promise<void> {
  const server = new Server(
    { name: 'postmortem', version: served.version },
    {
      capabilities: { tools: {}, resources: {}, prompts: {} },
      instructions: served.instructions,
    },
  );
  addTools(server, served);
  addResources(server, served);
  addPrompt(server, served);
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
    process.stdin.once('end', resolve);
  });
  await server.connect(new StdioServerTransport());
  await closed;
  await server.close();
}

function addTools(server: Server, { tools, call }: Served): void {
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: tools.map(({ name, title, description, writes, inputSchema }) => ({
      name,
      title,
      description,
      inputSchema: { ...inputSchema, type: 'object' as const },
      annotations: { readOnlyHint: !writes, destructiveHint: false, openWorldHint: false },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const { text, problem } = await call(params.name, params.arguments);
    return { content: [{ type: 'text', text }], isError: problem };
  });
}

function addResources(server: Server, { resources, resource }: Served): void {
  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: resources.map((one) => ({ ...one, mimeType: 'text/markdown' })),
  }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [
      {
        uriTemplate: 'postmortem://rules/{group}/{rule}',
        name: 'rule',
        description: 'What a rule finds, why, and examples.',
        mimeType: 'text/markdown',
      },
    ],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params: { uri } }) => {
    const text = resource(uri);
    if (text === null) throw new McpError(ErrorCode.InvalidParams, `There is no resource ${uri}`);
    return { contents: [{ uri, mimeType: 'text/markdown', text }] };
  });
}

function addPrompt(server: Server, { prompt }: Served): void {
  const { name, description, argument } = prompt;
  server.setRequestHandler(ListPromptsRequestSchema, () => ({
    prompts: [{ name, description, arguments: [{ ...argument, required: false }] }],
  }));
  server.setRequestHandler(GetPromptRequestSchema, ({ params }) => {
    if (params.name !== name)
      throw new McpError(ErrorCode.InvalidParams, `There is no prompt ${params.name}`);
    const text = prompt.text(params.arguments?.[argument.name] ?? null);
    return { description, messages: [{ role: 'user', content: { type: 'text', text } }] };
  });
}
