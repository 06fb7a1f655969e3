import type { Metafile } from 'esbuild';

export function bundle(
  folder: string,
  names: readonly string[],
  production: boolean,
): Promise<readonly Metafile[]>;
