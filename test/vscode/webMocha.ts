/** Mocha in a web worker extension host. Loaded before the tests, which find its globals. */
import 'mocha/mocha.js';
import { resultsOf, type SuiteReport } from './results';

declare const mocha: Mocha & { setup(options: Mocha.MochaOptions): void };

mocha.setup({ ui: 'bdd', timeout: 30_000, reporter: class {} as never });

/** Runs what was described. `postmortemSuite`: what the driver of the browser left in this worker. */
export async function run(): Promise<void> {
  const { postmortemSuite } = globalThis as unknown as {
    readonly postmortemSuite: {
      readonly lines: string[];
      ended(report: SuiteReport): void;
    };
  };
  postmortemSuite.ended(await resultsOf((ended) => mocha.run(ended), postmortemSuite.lines));
}
