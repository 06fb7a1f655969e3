import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { ResponseError } from 'vscode-languageserver-protocol/node';
import { CURSOR_NOTIFICATION, PREVIEW_REQUEST } from '../../server/src/protocol';
import { PULL, startClient, type Client } from '../support/server';
import { edited, placeAt, type ProtocolEdit } from './positions';
import { COMPARED, OFFERING, QUESTIONS, type Subject } from './questions';
import { randomFrom, type Random } from './random';
import { between, Writer, type Change } from './writer';

/** What a run did. */
export interface Account {
  readonly edits: number;
  readonly requests: number;
  /** Edits that the server offered, each of them applied. */
  readonly offered: number;
  /** How often all answers were compared with those of a server that read the text at once. */
  readonly compared: number;
}

const URI = 'file:///work/2025-08-22-incident.md';
const OPTIONS = { docsUri: 'file:///docs', today: '2025-09-01', cursor: true };
const CAPABILITIES = {
  ...PULL,
  workspace: { workspaceEdit: { documentChanges: true } },
  textDocument: {
    ...PULL.textDocument,
    codeAction: {
      codeActionLiteralSupport: {
        codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] },
      },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
};
/** Content modified, cancelled by the server or by the client: what an overtaken request is answered. */
const OVERTAKEN: ReadonlySet<number> = new Set([-32800, -32801, -32802]);

/**
 * Writes into one document of a real server at random, asks it everything meanwhile, and fails on
 * the first error, on an edit that cannot be applied, and where its answers are not those of a
 * second server that was given the text at once. The same seed does the same. `edits`: how many
 * changes; `every`: after how many of them the two servers are compared.
 */
export async function fuzz(
  {
    seed,
    edits,
    every = 120,
  }: { readonly seed: number; readonly edits: number; readonly every?: number },
  told: (account: Account) => void = () => undefined,
): Promise<Account> {
  const [kept, fresh] = await Promise.all([begun(), begun()]);
  const run = new Run(randomFrom(seed), kept, fresh);
  try {
    await run.write(edits, every, told);
  } catch (error) {
    throw new Error(`seed ${seed}, after ${run.edits} edits: ${String(error)}\n${run.traces()}`, {
      cause: error,
    });
  }
  assert.equal(await kept.client.stop(), 0);
  assert.equal(await fresh.client.stop(), 0);
  return run.account();
}

/** A server, and what it complained of. */
interface Watched {
  readonly client: Client;
  readonly complaints: string[];
  /** Rejected when the server ends before it was told to. */
  readonly ended: Promise<never>;
}

async function begun(): Promise<Watched> {
  const client = await startClient(CAPABILITIES, OPTIONS);
  const complaints: string[] = [];
  client.connection.onNotification(
    'window/logMessage',
    (message: { type: number; message: string }) => {
      if (message.type <= 2) complaints.push(message.message);
    },
  );
  client.connection.onRequest('window/showMessageRequest', () => null);
  const ended = new Promise<never>((_, reject) => {
    client.process.once('exit', (code) => reject(new Error(`the server ended: ${String(code)}`)));
  });
  ended.catch(() => undefined);
  return { client, complaints, ended };
}

/** Milliseconds after which a server counts as one that hangs, also on a slow machine. */
const LONGEST = 120_000;

/** An answer, or why none will come. */
async function inTime<T>({ ended }: Watched, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), LONGEST);
  });
  try {
    return await Promise.race([answer, late, ended]);
  } finally {
    clearTimeout(timer);
  }
}

class Run {
  edits = 0;
  #requests = 0;
  #offered = 0;
  #compared = 0;
  #text = '';
  #version = 0;
  #diagnostics: Subject['diagnostics'] = [];
  readonly #writer: Writer;
  /** The text that both servers agreed on last, and what was done to it since. */
  #agreed = '';
  #since: Change[][] = [];

  constructor(
    readonly random: Random,
    readonly kept: Watched,
    readonly fresh: Watched,
  ) {
    this.#writer = new Writer(random);
  }

  account(): Account {
    const [edits, requests, offered, compared] = [
      this.edits,
      this.#requests,
      this.#offered,
      this.#compared,
    ];
    return { edits, requests, offered, compared };
  }

  /** How to come to where it failed. */
  traces(): string {
    return JSON.stringify({ agreed: this.#agreed, since: this.#since });
  }

  async write(edits: number, every: number, told: (account: Account) => void): Promise<void> {
    this.#open();
    let next = every;
    while (this.edits < edits) {
      if (this.random.oneIn(150)) {
        this.kept.client.close(URI);
        this.#open();
      }
      const overtaken = this.random.oneIn(6) ? [this.#ask(), this.#ask(), this.#ask()] : [];
      this.#change(Array.from({ length: 1 + this.random.below(12) }, () => null));
      if (this.random.oneIn(4)) await this.#moveCursor();
      for (const answer of await Promise.all(overtaken)) assert.ok(answer !== undefined);
      for (let count = this.random.below(4); count > 0; count--) await this.#question();
      if (this.edits < next && this.edits < edits) continue;
      next = this.edits + every;
      await this.#compare();
      told(this.account());
    }
  }

  #open(): void {
    this.#text = this.#agreed = this.#writer.begin();
    this.#since = [];
    this.#version = 1;
    this.#diagnostics = [];
    this.kept.client.open(URI, this.#text);
  }

  /** Sends changes, each of the text after the one before; null for one at random. */
  #change(changes: readonly (Change | null)[]): void {
    const done: Change[] = [];
    const sent = changes.map((given) => {
      const change = given ?? this.#writer.next(this.#text);
      const range = {
        start: placeAt(this.#text, change.from),
        end: placeAt(this.#text, change.to),
      };
      this.#text = this.#text.slice(0, change.from) + change.text + this.#text.slice(change.to);
      done.push(change);
      return { range, text: change.text };
    });
    this.edits += done.length;
    this.#since.push(done);
    this.#version += 1;
    this.kept.client.change(URI, this.#version, sent);
  }

  #moveCursor(): Promise<void> {
    const lines = this.random.oneIn(3) ? [] : [this.#subject().at.line];
    return this.kept.client.connection.sendNotification(CURSOR_NOTIFICATION, { uri: URI, lines });
  }

  #subject(): Subject {
    const at = placeAt(this.#text, this.#writer.place(this.#text));
    return {
      uri: URI,
      version: this.#version,
      text: this.#text,
      diagnostics: this.#diagnostics,
      at,
      random: this.random,
    };
  }

  /** One request whose answer nobody waits for before the text changes again; null where it was dropped. */
  #ask(): Promise<unknown> {
    const [method, question] = this.random.of(Object.entries(QUESTIONS));
    this.#requests++;
    return inTime(
      this.kept,
      this.kept.client.connection.sendRequest<unknown>(method, question(this.#subject())),
    ).catch((error: unknown) => {
      if (error instanceof ResponseError && OVERTAKEN.has(error.code)) return null;
      throw new Error(`${method}: ${String(error)}`, { cause: error });
    });
  }

  /** One request of the text as it is: whatever edits it offers can be made; some of them are. */
  async #question(): Promise<void> {
    const method = this.random.of(this.random.oneIn(2) ? OFFERING : Object.keys(QUESTIONS));
    const asked = QUESTIONS[method]?.(this.#subject());
    const answer = await this.#answer(this.kept, method, asked);
    if (method === 'textDocument/diagnostic')
      this.#diagnostics = (answer as { items?: Subject['diagnostics'] } | null)?.items ?? [];
    const offers = editsOf(answer, this.#version);
    for (const offer of offers) {
      this.#offered++;
      const result = edited(this.#text, offer);
      if ('wrong' in result) assert.fail(`${method} ${JSON.stringify(asked)}: ${result.wrong}`);
    }
    if (offers.length === 0 || !this.random.oneIn(4)) return;
    const result = edited(this.#text, this.random.of(offers));
    if ('text' in result && result.text !== this.#text)
      this.#change([between(this.#text, result.text)]);
  }

  async #answer(server: Watched, method: string, asked: unknown): Promise<unknown> {
    this.#requests++;
    try {
      const answer = await inTime(
        server,
        server.client.connection.sendRequest<unknown>(method, asked),
      );
      assert.deepEqual(server.complaints, [], method);
      return answer;
    } catch (error) {
      throw new Error(`${method} ${JSON.stringify(asked)}: ${String(error)}`, { cause: error });
    }
  }

  /** All that is told of the text is what another server tells that has read it at once. */
  async #compare(): Promise<void> {
    const end = placeAt(this.#text, this.#text.length);
    const textDocument = { uri: URI };
    const questions = [
      ...COMPARED.map(
        (method) => [method, method === PREVIEW_REQUEST ? { uri: URI } : { textDocument }] as const,
      ),
      [
        'textDocument/inlayHint',
        { textDocument, range: { start: { line: 0, character: 0 }, end } },
      ] as const,
    ];
    // Of a line that a cursor stands on, less is told.
    await this.kept.client.connection.sendNotification(CURSOR_NOTIFICATION, {
      uri: URI,
      lines: [],
    });
    this.fresh.client.open(URI, this.#text);
    for (const [method, asked] of questions) {
      const own = await this.#answer(this.kept, method, asked);
      const other = await this.#answer(this.fresh, method, asked);
      const [one, two] = [own, other].map(withoutVersion);
      if (!isDeepStrictEqual(one, two))
        assert.deepEqual(
          one,
          two,
          `${method} of a text that was written and of the same read at once`,
        );
    }
    this.fresh.client.close(URI);
    this.#compared++;
    this.#agreed = this.#text;
    this.#since = [];
  }
}

/** What is told of a text, without how often it was changed. */
function withoutVersion(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return answer;
  const { version, resultId, ...rest } = answer as Record<string, unknown>;
  void [version, resultId];
  return Array.isArray(answer) ? answer : rest;
}

/** Everything in an answer that is an offer to change the document: one list of edits for each. */
function editsOf(answer: unknown, version: number): readonly (readonly ProtocolEdit[])[] {
  if (typeof answer !== 'object' || answer === null) return [];
  if (Array.isArray(answer)) {
    if (answer.length > 0 && answer.every(isEdit)) return [answer];
    return answer.flatMap((one: unknown) => editsOf(one, version));
  }
  const { items, edit, edits, textEdit, additionalTextEdits, changes, documentChanges } =
    answer as Record<string, unknown>;
  if (Array.isArray(items)) return items.flatMap((one: unknown) => editsOf(one, version));
  if (isEdit(textEdit)) return [[textEdit, ...listOf(additionalTextEdits)]];
  if (Array.isArray(documentChanges))
    return documentChanges.flatMap((one: unknown) => {
      const { textDocument, edits: own } = one as {
        textDocument?: { uri: string; version: number | null };
        edits?: unknown;
      };
      if (!textDocument) return [];
      assert.equal(textDocument.uri, URI);
      if (textDocument.version !== null) assert.equal(textDocument.version, version);
      return [listOf(own)];
    });
  if (typeof changes === 'object' && changes !== null)
    return Object.entries(changes).map(([uri, own]) => {
      assert.equal(uri, URI);
      return listOf(own);
    });
  return [...editsOf(edit, version), ...editsOf(edits, version)];
}

const listOf = (value: unknown): readonly ProtocolEdit[] =>
  Array.isArray(value) ? value.filter(isEdit) : [];

const isEdit = (value: unknown): value is ProtocolEdit =>
  typeof value === 'object' && value !== null && 'newText' in value && 'range' in value;
