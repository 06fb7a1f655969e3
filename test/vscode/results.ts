import type { Runner } from 'mocha';

/** What came of a suite. */
export interface SuiteReport {
  readonly passed: number;
  readonly failed: number;
  readonly lines: readonly string[];
}

/** Counts what a suite does, and writes a line for each test to `lines` while it runs. */
export function resultsOf(
  run: (ended: () => void) => Runner,
  lines: string[] = [],
): Promise<SuiteReport> {
  return new Promise((resolve) => {
    let passed = 0;
    let failed = 0;
    run(() => resolve({ passed, failed, lines }))
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
