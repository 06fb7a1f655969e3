import * as vscode from 'vscode';

interface Entry {
  readonly type: vscode.FileType;
  readonly bytes: Uint8Array<ArrayBufferLike>;
  readonly mtime: number;
}

/** A file system in memory. Folders are there where something is in them or they were made. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #entries: Thenable<Map<string, Entry>>;
  #time = 0;

  /** `files`: what is in it at first, texts by path from the root, `incidents/a.md`. */
  constructor(files: Thenable<Readonly<Record<string, string>>>) {
    this.#entries = files.then((texts) => {
      const entries = new Map([['/', this.#entry(vscode.FileType.Directory)]]);
      for (const [path, text] of Object.entries(texts)) {
        const parts = path.split('/');
        for (let end = 1; end < parts.length; end++)
          entries.set(`/${parts.slice(0, end).join('/')}`, this.#entry(vscode.FileType.Directory));
        entries.set(`/${path}`, this.#entry(vscode.FileType.File, new TextEncoder().encode(text)));
      }
      return entries;
    });
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { type, bytes, mtime } = await this.#at(uri);
    return { type, ctime: 0, mtime, size: bytes.length };
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    if ((await this.#at(uri)).type !== vscode.FileType.Directory)
      throw vscode.FileSystemError.FileNotADirectory(uri);
    const folder = uri.path === '/' ? '/' : `${uri.path}/`;
    return [...(await this.#entries)]
      .filter(([path]) => path.startsWith(folder) && path !== folder)
      .map(([path, { type }]): [string, vscode.FileType] => [path.slice(folder.length), type])
      .filter(([name]) => !name.includes('/'));
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const { type, bytes } = await this.#at(uri);
    if (type !== vscode.FileType.File) throw vscode.FileSystemError.FileIsADirectory(uri);
    return bytes;
  }

  async createDirectory(uri: vscode.Uri): Promise<void> {
    (await this.#entries).set(uri.path, this.#entry(vscode.FileType.Directory));
    this.#tell(vscode.FileChangeType.Created, uri);
  }

  async writeFile(
    uri: vscode.Uri,
    bytes: Uint8Array,
    options: { readonly create: boolean; readonly overwrite: boolean },
  ): Promise<void> {
    const entries = await this.#entries;
    const there = entries.has(uri.path);
    if (!there && !options.create) throw vscode.FileSystemError.FileNotFound(uri);
    if (there && options.create && !options.overwrite) throw vscode.FileSystemError.FileExists(uri);
    entries.set(uri.path, this.#entry(vscode.FileType.File, bytes));
    this.#tell(there ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created, uri);
  }

  async delete(uri: vscode.Uri): Promise<void> {
    await this.#at(uri);
    const entries = await this.#entries;
    for (const path of [...entries.keys()])
      if (path === uri.path || path.startsWith(`${uri.path}/`)) entries.delete(path);
    this.#tell(vscode.FileChangeType.Deleted, uri);
  }

  async rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    await this.#at(from);
    const entries = await this.#entries;
    for (const [path, entry] of [...entries])
      if (path === from.path || path.startsWith(`${from.path}/`)) {
        entries.delete(path);
        entries.set(to.path + path.slice(from.path.length), entry);
      }
    this.#tell(vscode.FileChangeType.Deleted, from);
    this.#tell(vscode.FileChangeType.Created, to);
  }

  async #at(uri: vscode.Uri): Promise<Entry> {
    const entry = (await this.#entries).get(uri.path);
    if (!entry) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  }

  #entry(type: vscode.FileType, bytes: Uint8Array = new Uint8Array()): Entry {
    return { type, bytes, mtime: ++this.#time };
  }

  #tell(type: vscode.FileChangeType, uri: vscode.Uri): void {
    this.#changed.fire([{ type, uri }]);
  }
}
