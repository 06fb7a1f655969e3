import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { ToolProblem, type AgentHost, type OpenDocument } from '../../features/agents/host';
import { normalise } from '../../text/source';
import type { TextEdit } from '../../text/edit';
import { applyToSource } from '../../text/sourceEdits';
import { analyse } from '../../workspace/analyse';
import { configurationFor } from '../cli/configuration';
import { readText, type ReadFile } from '../cli/files';
import { Refused, Repository } from '../cli/git';
import { writeFixed } from '../cli/writeFixed';
import { listMarkdown } from '../nodeFiles';

/** What a run is allowed to see, and the day that stands for today. */
export interface DiskHostOptions {
  /** Folders; nothing outside of them is read, behind links neither. */
  readonly roots: readonly string[];
  readonly config: string | null;
  readonly today: () => Temporal.PlainDate;
}

/** So many postmortems are read for one answer. */
const MOST_DOCUMENTS = 2000;

/** Files of the disk under given folders, for agents. Nothing is kept between two calls. */
export class DiskHost implements AgentHost {
  readonly #read = new WeakMap<OpenDocument, ReadFile>();

  constructor(private readonly options: DiskHostOptions) {}

  async open(file: string): Promise<OpenDocument> {
    const real = await this.#inside(file);
    const read = await readText(real);
    if ('reason' in read) throw new ToolProblem(`${file}: ${read.reason}`);
    const document = await this.#document(file, real, read.text);
    this.#read.set(document, read);
    return document;
  }

  async list(folder: string | null): Promise<readonly OpenDocument[]> {
    const roots = folder === null ? this.options.roots : [folder];
    const found: OpenDocument[] = [];
    for (const root of roots) {
      const files = await listMarkdown(root);
      if (files === null) throw new ToolProblem(`${root}: no folder that can be looked into`);
      for (const file of [...files].sort()) {
        const document = await this.open(file).catch(() => null);
        const recognition = document?.snapshot.model.recognition;
        if (document && recognition?.postmortem === true && !recognition.template)
          found.push({ ...document, file: this.#shown(file) });
        if (found.length > MOST_DOCUMENTS)
          throw new ToolProblem(`more than ${MOST_DOCUMENTS} postmortems; name a file`);
      }
    }
    return found;
  }

  async base(file: string, commit: string): Promise<OpenDocument | null> {
    const real = await this.#inside(file);
    try {
      const repository = await Repository.open(path.dirname(real), commit);
      const name = path
        .relative(await realpath(repository.root), real)
        .split(path.sep)
        .join('/');
      const bytes = await repository.textOf(name).catch(() => null);
      return bytes === null ? null : await this.#document(file, real, bytes.toString('utf8'));
    } catch (error) {
      if (error instanceof Refused) throw new ToolProblem(error.message);
      throw error;
    }
  }

  async write(document: OpenDocument, rounds: readonly (readonly TextEdit[])[]): Promise<void> {
    const real = await this.#inside(document.file);
    const read = this.#read.get(document);
    if (!read) throw new ToolProblem(`${document.file} was not read before`);
    const text = rounds.reduce((done, edits) => applyToSource(done, edits), read.text);
    const reason = writeFixed(real, read, text);
    if (reason !== null) throw new ToolProblem(`${document.file}: ${reason}`);
  }

  async #document(file: string, real: string, text: string): Promise<OpenDocument> {
    const { configuration } = await configurationFor(this.options.config, real, new Map());
    const snapshot = analyse(normalise(text), {
      configuration,
      today: this.options.today(),
      path: real,
      always: true,
    });
    return { file: this.#shown(file), snapshot };
  }

  /** Relative to the first folder where it is in it. */
  #shown(file: string): string {
    const [first = ''] = this.options.roots;
    const relative = path.relative(first, path.resolve(first, file));
    return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
  }

  /** Where a file really lies, if that is a Markdown file under one of the folders. */
  async #inside(file: string): Promise<string> {
    const [first = '.'] = this.options.roots;
    const real = await realpath(path.resolve(first, file)).catch(() => null);
    const roots = await Promise.all(
      this.options.roots.map((root) => realpath(root).catch(() => null)),
    );
    const inside = roots.some((root) => {
      const relative = root === null || real === null ? '..' : path.relative(root, real);
      return !relative.startsWith('..') && !path.isAbsolute(relative);
    });
    if (real === null || !inside)
      throw new ToolProblem(`${file}: no file under ${this.options.roots.join(', ')}`);
    if (!/\.(?:md|markdown)$/i.test(real)) throw new ToolProblem(`${file}: no Markdown file`);
    return real;
  }
}
