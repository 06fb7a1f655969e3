import os from 'node:os';
import { Worker, type MessagePort } from 'node:worker_threads';
import { Temporal } from 'temporal-polyfill';
import type { Configuration } from '../../../model/configuration';
import { derive, type Kind, type Source } from './derived';

/** More threads would wait for the one that reads the files. */
const MOST = 8;

/** What tells a thread of ours from a program of others that runs ours in a thread. */
const TOLD = 'postmortem: reads documents';

type Task =
  | { readonly configuration: number; readonly value: Configuration }
  | {
      readonly id: number;
      readonly kind: Kind;
      readonly by: number;
      readonly text: string;
      readonly path: string;
      readonly today: string;
    };

interface Result {
  readonly id: number;
  /** What was derived, as JSON; null where that failed. */
  readonly derived: string | null;
}

/** Threads that read documents. What is derived comes back as JSON, null where a thread failed. */
export class Workers {
  readonly #threads: readonly Thread[];

  /** `program`: the file that begins with `serveDocuments` where it runs in a thread. */
  constructor(
    program: string,
    readonly count: number,
  ) {
    this.#threads = Array.from({ length: count }, () => new Thread(program));
  }

  derive(kind: Kind, source: Source): Promise<string | null> {
    const free = this.#threads.reduce((best, one) => (one.waiting < best.waiting ? one : best));
    return free.derive(kind, source);
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.end()));
  }
}

class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (derived: string | null) => void>();
  readonly #configurations = new Map<Configuration, number>();
  #next = 0;
  #failed = false;

  constructor(program: string) {
    this.#worker = new Worker(program, {
      workerData: TOLD,
      argv: [],
      // Documents are short-lived: with more room for what is young, less of it is copied.
      resourceLimits: { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 512 },
    });
    this.#worker.on('message', ({ id, derived }: Result) => this.#answer(id, derived));
    // A thread without memory ends with an error: what it had to do is done by whoever waits for it.
    for (const event of ['error', 'exit'])
      this.#worker.on(event, () => {
        this.#failed = true;
        for (const id of [...this.#waiting.keys()]) this.#answer(id, null);
      });
  }

  get waiting(): number {
    return this.#failed ? Infinity : this.#waiting.size;
  }

  derive(kind: Kind, { text, path, configuration, today }: Source): Promise<string | null> {
    if (this.#failed) return Promise.resolve(null);
    let by = this.#configurations.get(configuration);
    if (by === undefined) {
      by = this.#configurations.size;
      this.#configurations.set(configuration, by);
      this.#send({ configuration: by, value: configuration });
    }
    const id = this.#next++;
    this.#send({ id, kind, by, text, path, today: today.toString() });
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #send(task: Task): void {
    this.#worker.postMessage(task);
  }

  #answer(id: number, derived: string | null): void {
    this.#waiting.get(id)?.(derived);
    this.#waiting.delete(id);
  }
}

/** How many threads are worth it here; 0 where the one that asks is enough. */
export const threadsHere = (): number => {
  const cores = os.availableParallelism();
  return cores < 2 ? 0 : Math.min(cores, MOST);
};

/** Whether this is a thread of `Workers`, by what Node.js hands to a thread. */
export const isWorker = (workerData: unknown): boolean => workerData === TOLD;

/** The other side: reads what is sent, and answers. */
export function serveDocuments(port: MessagePort): void {
  const configurations = new Map<number, Configuration>();
  port.on('message', (task: Task) => {
    if ('configuration' in task) {
      configurations.set(task.configuration, task.value);
      return;
    }
    const { id, kind, by, today, ...source } = task;
    const configuration = configurations.get(by);
    const answer = (derived: string | null): void =>
      port.postMessage({ id, derived } satisfies Result);
    try {
      answer(
        configuration
          ? JSON.stringify(
              derive(kind, { ...source, configuration, today: Temporal.PlainDate.from(today) }),
            )
          : null,
      );
    } catch {
      answer(null);
    }
  });
}
