import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { Configuration } from '../../../model/configuration';
import type { Derived, Kind, Source } from './derived';

const SHARDS = 16;
/** No shard becomes larger; what was asked for longest ago goes first. All shards: 256 MB. */
const LARGEST = 16_000_000;
const HEAD = 'postmortem: what was derived of documents, 1. Safe to delete.\n';
/** What a run left that was ended early is taken away after a day. */
const DAY = 86_400_000;

/** Where an entry lies: its line without the line end. */
interface Place {
  readonly file: number;
  readonly at: number;
  readonly length: number;
}

interface Shard {
  readonly name: string;
  /** By name, in the order of the file: what was asked for last stands last. */
  readonly entries: Map<string, Place>;
  readonly file: number | null;
  changed: boolean;
}

/**
 * What was derived of documents before, one entry for each document and kind. An entry counts only
 * where the text, the configuration and the program are the same, to the byte. Whatever is wrong with
 * the cache, the documents are read as they would be without it.
 */
export class Cache {
  readonly #shards: (Shard | null)[] = Array.from({ length: SHARDS }, () => null);
  readonly #configurations = new WeakMap<Configuration, string>();
  readonly #program: string;
  readonly #added: number;
  #end = 0;

  private constructor(
    private readonly folder: string,
    program: string,
  ) {
    this.#program = digest(readFileSync(program));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#added = openSync(this.#addedName, 'w+', 0o600);
  }

  /** Null where there can be none. `program` is the file whose code reads the documents. */
  static open(folder: string, program: string): Cache | null {
    try {
      return new Cache(folder, program);
    } catch {
      return null;
    }
  }

  get<K extends Kind>(kind: K, source: Source): Derived<K> | null {
    try {
      const { shard, name } = this.#place(kind, source);
      const place = shard.entries.get(name);
      if (!place) return null;
      const entry = readEntry(place);
      const today = source.today.toString();
      if (entry?.stamp !== this.#stamp(source)) return null;
      const derived = JSON.parse(entry.json) as Derived<K>;
      if (entry.day !== today && !(derived.lasts && entry.day < today)) return null;
      // What was asked for stands last.
      shard.entries.delete(name);
      shard.entries.set(name, place);
      return derived;
    } catch {
      return null;
    }
  }

  /** `json` is what was derived. */
  put(kind: Kind, source: Source, json: string): void {
    try {
      const { shard, name } = this.#place(kind, source);
      const told = `${this.#stamp(source)} ${source.today.toString()} ${json}`;
      const bytes = Buffer.from(`${name} ${checkOf(told)} ${told}`);
      writeSync(this.#added, bytes, 0, bytes.length, this.#end);
      shard.entries.delete(name);
      shard.entries.set(name, { file: this.#added, at: this.#end, length: bytes.length });
      shard.changed = true;
      this.#end += bytes.length;
    } catch {
      // A full disk: the next run reads the document again.
    }
  }

  /** Writes what is new, each shard at once, and lets all files go. */
  close(): void {
    for (const shard of this.#shards) {
      if (!shard) continue;
      let begun: string | null = null;
      try {
        if (shard.changed) begun = this.#write(shard);
      } catch {
        // It stays as it was.
      }
      if (shard.file !== null) closeSync(shard.file);
      try {
        if (begun !== null) renameSync(begun, path.join(this.folder, shard.name));
      } catch {
        if (begun !== null) rmSync(begun, { force: true });
      }
    }
    closeSync(this.#added);
    rmSync(this.#addedName, { force: true });
    this.#tidy();
  }

  get #addedName(): string {
    return path.join(this.folder, `${process.pid}.part`);
  }

  #write({ name, entries }: Shard): string {
    const kept: Place[] = [];
    let size = HEAD.length;
    for (const place of [...entries.values()].reverse()) {
      size += place.length + 1;
      if (size > LARGEST) break;
      kept.push(place);
    }
    const begun = path.join(this.folder, `${name}.${process.pid}.part`);
    const file = openSync(begun, 'w', 0o600);
    try {
      writeSync(file, HEAD);
      for (const place of kept.reverse()) {
        writeSync(file, bytesOf(place));
        writeSync(file, '\n');
      }
    } finally {
      closeSync(file);
    }
    return begun;
  }

  #tidy(): void {
    try {
      for (const name of readdirSync(this.folder)) {
        const file = path.join(this.folder, name);
        if (name.endsWith('.part') && Date.now() - statSync(file).mtimeMs > DAY) rmSync(file);
      }
    } catch {
      // Another run was faster.
    }
  }

  #place(kind: Kind, { path: document }: Source): { readonly shard: Shard; readonly name: string } {
    const name = digest(`${kind} ${document}`);
    const index = Number.parseInt(name.slice(0, 1), 16);
    const shard = (this.#shards[index] ??= readShard(this.folder, `${name.slice(0, 1)}.derived`));
    return { shard, name };
  }

  /** Of all that decides what is derived, but the day. */
  #stamp({ text, configuration }: Source): string {
    let read = this.#configurations.get(configuration);
    if (read === undefined) {
      read = JSON.stringify({ ...configuration, explicit: [...configuration.explicit] });
      this.#configurations.set(configuration, read);
    }
    return digest(JSON.stringify([this.#program, read]), text);
  }
}

function readShard(folder: string, name: string): Shard {
  const entries = new Map<string, Place>();
  let file: number | null = null;
  try {
    file = openSync(path.join(folder, name), 'r');
    const bytes = readFileSync(file);
    const own = bytes.subarray(0, HEAD.length).toString() === HEAD;
    for (let at = HEAD.length; own && at < bytes.length;) {
      const next = bytes.indexOf(10, at);
      // A last line without an end was cut off.
      if (next === -1) break;
      const space = bytes.indexOf(32, at);
      if (space !== -1 && space < next)
        entries.set(bytes.toString('latin1', at, space), { file, at, length: next - at });
      at = next + 1;
    }
  } catch {
    // None yet, or none that can be read.
  }
  return { name, entries, file, changed: false };
}

function bytesOf({ file, at, length }: Place): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  if (readSync(file, bytes, 0, length, at) !== length) throw new Error('cut off');
  return bytes;
}

/** Null for a line that is not as it was written. */
function readEntry(place: Place): {
  readonly stamp: string;
  readonly day: string;
  readonly json: string;
} | null {
  const [, check, told = ''] = /^\S+ (\S+) (.*)$/s.exec(bytesOf(place).toString()) ?? [];
  if (checkOf(told) !== check) return null;
  const [, stamp, day, json] = /^(\S+) (\S+) (.*)$/s.exec(told) ?? [];
  return stamp === undefined || day === undefined || json === undefined
    ? null
    : { stamp, day, json };
}

const checkOf = (told: string): string => digest(told).slice(0, 16);

function digest(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
