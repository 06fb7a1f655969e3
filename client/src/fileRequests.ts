import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  FILE_EXISTS_REQUEST,
  FILE_LIST_REQUEST,
  FILE_READ_REQUEST,
  type FileAnswer,
  type FileParams,
} from '../../server/src/protocol/files';

/** No document of people is larger, and more than this in memory helps nobody. */
const LARGEST = 64 * 1024 * 1024;

/** Reads files for the server that it cannot reach itself: those of any file system of the window. */
export function answerFileRequests(client: BaseLanguageClient): readonly vscode.Disposable[] {
  const uriOf = ({ uri }: FileParams): vscode.Uri => client.protocol2CodeConverter.asUri(uri);
  return [
    client.onRequest(FILE_READ_REQUEST, (params: FileParams) => read(uriOf(params))),
    client.onRequest(FILE_EXISTS_REQUEST, (params: FileParams) => existsItself(uriOf(params))),
    client.onRequest(FILE_LIST_REQUEST, async (params: FileParams) => {
      const uris = await markdownUnder(uriOf(params));
      return uris?.map((uri) => client.code2ProtocolConverter.asUri(uri)) ?? null;
    }),
  ];
}

const ABSENT = new Set(['FileNotFound', 'FileNotADirectory', 'FileIsADirectory']);

async function read(uri: vscode.Uri): Promise<FileAnswer> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0) return { kind: 'none' };
    if (size > LARGEST) return { kind: 'unread', reason: 'larger than 64 MB' };
    const bytes = await vscode.workspace.fs.readFile(uri);
    return { kind: 'text', text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && ABSENT.has(error.code)) return { kind: 'none' };
    return { kind: 'unread', reason: error instanceof Error ? error.message : String(error) };
  }
}

const existsItself = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    ({ type }) => (type & vscode.FileType.SymbolicLink) === 0,
    () => false,
  );

/** Folders that are looked into at once, and in all: a tree that is larger is not known as a whole. */
const AT_ONCE = 16;
const MOST_FOLDERS = 20_000;

/**
 * The Markdown files under a folder; null where one of its folders cannot be looked into. It walks:
 * `findFiles` waits for ever where a file system has no search, and leaves out what the settings of
 * the editor hide.
 */
async function markdownUnder(folder: vscode.Uri): Promise<readonly vscode.Uri[] | null> {
  const found: vscode.Uri[] = [];
  const folders = [folder];
  let looked = 0;
  while (folders.length > 0) {
    const next = folders.splice(0, AT_ONCE);
    looked += next.length;
    if (looked > MOST_FOLDERS) return null;
    try {
      for (const { files, inside } of await Promise.all(next.map(entriesOf))) {
        found.push(...files);
        folders.push(...inside);
      }
    } catch {
      return null;
    }
  }
  return found;
}

async function entriesOf(
  folder: vscode.Uri,
): Promise<{ readonly files: readonly vscode.Uri[]; readonly inside: readonly vscode.Uri[] }> {
  const files: vscode.Uri[] = [];
  const inside: vscode.Uri[] = [];
  for (const [name, type] of await vscode.workspace.fs.readDirectory(folder)) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.Directory) {
      if (name !== 'node_modules' && name !== '.git') inside.push(uri);
    } else if ((type & vscode.FileType.File) !== 0 && /\.(?:md|markdown)$/i.test(name))
      files.push(uri);
  }
  return { files, inside };
}
