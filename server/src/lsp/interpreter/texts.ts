import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import type { FileSystem } from '../../workspace/configuration/files';
import type { Encoding } from './dialect';
import { decoded } from './positions';
import { at, isFields, listOf, put, textAt } from './values';

/** The texts that positions are counted in: of open documents, and of files where answers lead to them. */
export class Texts {
  readonly #open = new Map<string, TextDocument>();
  readonly #versions = new Map<string, number>();

  constructor(private readonly files: Pick<FileSystem, 'read'>) {}

  version(uri: string): number | null {
    return this.#versions.get(uri) ?? null;
  }

  open(uri: string): TextDocument | null {
    return this.#open.get(uri) ?? null;
  }

  /** What is there of some documents; those that cannot be read are left out. */
  async of(uris: ReadonlySet<string>): Promise<ReadonlyMap<string, TextDocument>> {
    const found = new Map<string, TextDocument>();
    for (const uri of uris) {
      const document = this.open(uri) ?? (await this.#read(uri));
      if (document) found.set(uri, document);
    }
    return found;
  }

  /** Follows what a client tells of its documents. Gives the params with positions in UTF-16. */
  follow(method: string, params: unknown, encoding: Encoding): unknown {
    const uri = textAt(params, 'textDocument', 'uri');
    if (uri === null) return params;
    const version = at(params, 'textDocument', 'version');
    if (method === 'textDocument/didClose') {
      this.#open.delete(uri);
      this.#versions.delete(uri);
    } else if (typeof version === 'number') this.#versions.set(uri, version);
    // UTF-16 is what the server counts in: no text is needed.
    if (encoding === 'utf-16') return params;
    if (method === 'textDocument/didOpen') {
      const text = textAt(params, 'textDocument', 'text') ?? '';
      this.#open.set(uri, TextDocument.create(uri, 'markdown', 0, text));
    }
    if (method !== 'textDocument/didChange') return params;
    return put(params, {
      contentChanges: listOf(at(params, 'contentChanges')).map((change) =>
        this.#change(uri, change, encoding),
      ),
    });
  }

  /** One change after the other: each is counted in the text that the one before has left. */
  #change(uri: string, change: unknown, encoding: Encoding): unknown {
    const document = this.#open.get(uri);
    const text = textAt(change, 'text');
    if (!document || text === null) return change;
    const start = positionIn(change, 'start');
    const end = positionIn(change, 'end');
    const update =
      start && end
        ? {
            range: {
              start: decoded(document, start, encoding),
              end: decoded(document, end, encoding),
            },
            text,
          }
        : { text };
    this.#open.set(uri, TextDocument.update(document, [update], 0));
    return update;
  }

  async #read(uri: string): Promise<TextDocument | null> {
    const { scheme, fsPath } = URI.parse(uri);
    const text = scheme === 'file' ? await this.files.read(fsPath) : null;
    return text === null ? null : TextDocument.create(uri, 'markdown', 0, text);
  }
}

function positionIn(change: unknown, end: 'start' | 'end'): Position | null {
  const position = at(change, 'range', end);
  if (!isFields(position)) return null;
  const { line, character } = position;
  return typeof line === 'number' && typeof character === 'number' ? { line, character } : null;
}
