import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { DEFAULT_CONFIGURATION } from '../../model/configuration';
import type { Postmortem } from '../../model/types';
import { normalise } from '../../text/source';
import { analyse } from '../../workspace/analyse';
import { starterConfiguration } from '../../workspace/configuration/starter';
import type { Output } from './output';
import { findFiles, readText } from './files';

/** Runs `postmortem init`: writes a commented `.postmortem.yaml` into a folder. Never replaces one. */
export async function init(
  folder: string,
  today: Temporal.PlainDate,
  output: Output,
): Promise<number> {
  const { files, unreadable } = await findFiles([folder]);
  for (const { file, reason } of unreadable) output.error(`postmortem: ${file}: ${reason}\n`);
  if (unreadable.length > 0) return 2;
  const models: Postmortem[] = [];
  for (const [index, file] of files.entries()) {
    if (index > 0 && index % 25 === 0) output.progress(`${index} of ${files.length} files…`);
    const read = await readText(file);
    if ('reason' in read) continue;
    models.push(
      analyse(normalise(read.text), {
        configuration: DEFAULT_CONFIGURATION,
        today,
        path: path.resolve(file),
      }).model,
    );
  }
  output.progress('');
  const target = path.join(folder, '.postmortem.yaml');
  try {
    await writeFile(target, starterConfiguration(models), { flag: 'wx' });
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const reason = error instanceof Error ? error.message : String(error);
    output.error(
      `postmortem: ${target}: ${exists ? 'is there already, and was left as it is' : reason}\n`,
    );
    return 2;
  }
  output.out(`Written: ${target}\n`);
  return 0;
}
