import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { TOOL_REQUEST, type ToolAnswer, type ToolParams } from '../../server/src/protocol/agents';
import { repositoryOf } from './git';

type Arguments = Readonly<Record<string, unknown>>;

interface Declared {
  readonly name: string;
  readonly displayName: string;
}

const PREFIX = 'postmortem_';

/**
 * The tools of the command `postmortem mcp` as language model tools, over documents as they stand in
 * their editors. None in hosts that have no such tools.
 */
export function registerAgentTools(
  client: BaseLanguageClient,
  { extension }: vscode.ExtensionContext,
): readonly vscode.Disposable[] {
  if (!('lm' in vscode) || !('registerTool' in vscode.lm)) return [];
  const { contributes } = extension.packageJSON as {
    readonly contributes: { readonly languageModelTools: readonly Declared[] };
  };
  return contributes.languageModelTools.map((tool) =>
    vscode.lm.registerTool<Arguments>(tool.name, {
      prepareInvocation: ({ input }) => prepared(tool, input),
      invoke: async ({ input }, token) => {
        const name = tool.name.slice(PREFIX.length);
        const answer = await ask(client, name, input, token);
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(answer.text)]);
      },
    }),
  );
}

/** A change of a document is confirmed by the person whose editor it is. */
function prepared({ displayName }: Declared, input: Arguments): vscode.PreparedToolInvocation {
  const file = typeof input.file === 'string' ? input.file : '';
  return {
    invocationMessage: `${displayName}: ${file}`,
    ...(input.write === true && {
      confirmationMessages: {
        title: displayName,
        message: vscode.l10n.t('Change {0} in the editor? It can be undone there.', file),
      },
    }),
  };
}

async function ask(
  client: BaseLanguageClient,
  name: string,
  input: Arguments,
  token: vscode.CancellationToken,
): Promise<ToolAnswer> {
  try {
    const file = await documentOf(input.file);
    const other = await documentOf(input.other);
    const uri = (document: vscode.TextDocument): string =>
      client.code2ProtocolConverter.asUri(document.uri);
    const params: ToolParams = {
      name,
      args: { ...input, ...(file && { file: uri(file) }), ...(other && { other: uri(other) }) },
      base: name === 'diff' && file && !other ? await baseOf(file, input.base) : null,
    };
    return await client.sendRequest<ToolAnswer>(TOOL_REQUEST, params, token);
  } catch (error) {
    return { text: error instanceof Error ? error.message : String(error), problem: true };
  }
}

/** The document that an agent names: by its address, its path, or its path in an open folder. */
async function documentOf(name: unknown): Promise<vscode.TextDocument | undefined> {
  if (typeof name !== 'string') return undefined;
  const folders = vscode.workspace.workspaceFolders ?? [];
  const candidates = /^[a-z][\w+.-]+:/i.test(name)
    ? [vscode.Uri.parse(name)]
    : [
        ...folders.map(({ uri }) => vscode.Uri.joinPath(uri, name)),
        ...folders
          .filter(({ name: folder }) => name.startsWith(`${folder}/`))
          .map(({ uri, name: folder }) => vscode.Uri.joinPath(uri, name.slice(folder.length + 1))),
        ...(name.startsWith('/') || /^[a-z]:[\\/]/i.test(name) ? [vscode.Uri.file(name)] : []),
      ];
  for (const uri of candidates) {
    const open = vscode.workspace.textDocuments.find(
      (document) => document.uri.toString() === uri.toString(),
    );
    if (open) return open;
    if (!vscode.workspace.getWorkspaceFolder(uri)) continue;
    const document = await vscode.workspace.openTextDocument(uri).then(
      (opened) => opened,
      () => undefined,
    );
    if (document) return document;
  }
  throw new Error(`${name}: no document that is open or in the workspace`);
}

async function baseOf({ uri }: vscode.TextDocument, base: unknown): Promise<ToolParams['base']> {
  const commit = typeof base === 'string' ? base : 'HEAD';
  const repository = await repositoryOf(uri);
  if (!repository) throw new Error('it is in no repository of git; give another file');
  return { commit, text: await repository.show(commit, uri.fsPath) };
}
