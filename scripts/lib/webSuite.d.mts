import type { SuiteReport } from '../../test/vscode/results';

export function runInWebHost(options: {
  files: Readonly<Record<string, string>>;
  timeout?: number;
}): Promise<SuiteReport>;
