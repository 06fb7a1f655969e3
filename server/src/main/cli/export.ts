import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import path from 'node:path';
import { EXPORT_TABLES, type ExportRow, type ExportTable } from '../../incidents/export/tables';
import type { Output } from './output';
import {
  NOTHING_READ,
  nothingRead,
  readDocuments,
  setAside,
  tellBroken,
  type ReadingOptions,
} from './reading/read';

const TABLES = Object.keys(EXPORT_TABLES) as readonly ExportTable[];

/** Runs `postmortem export`: one JSON Lines file for each table. Exit code 2 when something cannot be read or written. */
export async function exportTables(
  patterns: readonly string[],
  options: ReadingOptions & { readonly out: string },
  output: Output,
): Promise<number> {
  try {
    const files = new TableFiles(options.out);
    await files.open();
    const reading = await readDocuments('tables', patterns, options, output, async ({ value }) => {
      if (value) for (const table of TABLES) await files.write(table, value.rows[table]);
    });
    if (nothingRead(reading, files.count)) {
      await files.abandon();
      tellBroken(reading, output);
      output.error(`postmortem: ${options.out}: ${NOTHING_READ}\n`);
      return 2;
    }
    const counts = await files.close();
    const aside = setAside(reading);
    output.out(
      `${TABLES.map((table) => `${path.join(options.out, `${table}.jsonl`)}: ${counts[table]} rows\n`).join('')}${aside === '' ? '' : `Set aside: ${aside}.\n`}`,
    );
    return tellBroken(reading, output);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    output.error(`postmortem: ${options.out}: cannot be written: ${reason}\n`);
    return 2;
  }
}

/** The files of an export. They are written beside their names, so that a run that ends early leaves the old ones. */
class TableFiles {
  readonly #streams = new Map<ExportTable, WriteStream>();
  readonly #counts: Record<ExportTable, number> = {
    incidents: 0,
    entries: 0,
    actions: 0,
    findings: 0,
  };
  /** The first thing that went wrong; a stream tells it at any moment. */
  #failure: Error | null = null;

  constructor(private readonly folder: string) {}

  async open(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    for (const table of TABLES) {
      const stream = createWriteStream(this.#begun(table));
      stream.on('error', (error) => (this.#failure ??= error));
      this.#streams.set(table, stream);
    }
  }

  async write(table: ExportTable, rows: readonly ExportRow[]): Promise<void> {
    if (this.#failure) throw this.#failure;
    if (rows.length === 0) return;
    this.#counts[table] += rows.length;
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    const stream = this.#streams.get(table);
    if (stream && !stream.write(text)) await once(stream, 'drain');
  }

  /** How many incidents were written so far. */
  get count(): number {
    return this.#counts.incidents;
  }

  /** What was there before stays. */
  async abandon(): Promise<void> {
    for (const [table, stream] of this.#streams) {
      stream.end();
      await once(stream, 'close');
      await rm(this.#begun(table), { force: true });
    }
  }

  async close(): Promise<Readonly<Record<ExportTable, number>>> {
    for (const [table, stream] of this.#streams) {
      stream.end();
      await once(stream, 'close');
      if (this.#failure) throw this.#failure;
      await rename(this.#begun(table), path.join(this.folder, `${table}.jsonl`));
    }
    return this.#counts;
  }

  #begun(table: ExportTable): string {
    return path.join(this.folder, `${table}.jsonl.part`);
  }
}
