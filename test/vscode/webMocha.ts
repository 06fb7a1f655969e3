/** Mocha in a web worker extension host. Loaded before the tests, which find its globals. */
import 'mocha/mocha.js';
import type { SuiteReport } from './index';

declare const mocha: Mocha & { setup(options: Mocha.MochaOptions): void };

mocha.setup({ ui: 'bdd', timeout: 30_000, reporter: class {} as never });

/** Runs what was described. `postmortemSuite`: what the driver of the browser left in this worker. */
export function run(): Promise<void> {
  const { postmortemSuite } = globalThis as unknown as {
    readonly postmortemSuite: {
      readonly lines: string[];
      ended(report: SuiteReport): void;
    };
  };
  const { lines } = postmortemSuite;
  return new Promise((resolve) => {
    let passed = 0;
    let failed = 0;
    mocha
      .run(() => {
        postmortemSuite.ended({ passed, failed, lines });
        resolve();
      })
      .on('pass', (test) => {
        passed++;
        lines.push(`  ✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
      })
      .on('fail', (test, error: Error) => {
        failed++;
        lines.push(`  ✘ ${test.fullTitle()}\n${error.stack ?? error.message}`);
      });
  });
}
