import type { Workbench } from './workbench.mjs';

export function writePostmortem(
  bench: Workbench,
  shot?: (name: string) => Promise<void>,
): Promise<void>;
