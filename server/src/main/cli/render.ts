import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { previewData } from '../../features/preview';
import { publicVersion } from '../../features/render/public';
import { render } from '../../features/render/render';
import { normalise } from '../../text/source';
import { analyse } from '../../workspace/analyse';
import type { Output } from './check';
import { configurationFor } from './configuration';
import { readText } from './files';

export const RENDER_FORMATS = ['html', 'svg', 'mermaid', 'gantt', 'csv', 'json', 'public'] as const;

/** Runs `postmortem render`: prints one postmortem in another form, or writes it to a file. */
export async function renderFile(
  file: string,
  options: {
    readonly format: (typeof RENDER_FORMATS)[number];
    readonly out: string | null;
    readonly config: string | null;
    readonly today: Temporal.PlainDate;
  },
  output: Output,
): Promise<number> {
  const read = await readText(file);
  if ('reason' in read) {
    output.error(`postmortem: ${file}: ${read.reason}\n`);
    return 2;
  }
  const { configuration } = await configurationFor(options.config, file, new Map());
  const snapshot = analyse(normalise(read.text), {
    configuration,
    today: options.today,
    path: path.resolve(file),
    always: true,
  });
  const text =
    options.format === 'public'
      ? publicVersion(snapshot)
      : render(previewData(snapshot, file, 0), options.format);
  if (text === null) {
    output.error(
      `postmortem: ${file}: no entry of a timeline has a time, so there is nothing to draw\n`,
    );
    return 1;
  }
  if (options.out === null) {
    output.out(text.endsWith('\n') ? text : `${text}\n`);
    return 0;
  }
  try {
    await writeFile(options.out, text);
  } catch (error) {
    output.error(
      `postmortem: ${options.out}: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 2;
  }
  return 0;
}
