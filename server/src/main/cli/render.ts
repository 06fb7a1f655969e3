import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { previewData } from '../../features/preview/preview';
import { publicVersion } from '../../features/render/public';
import { render } from '../../features/render/render';
import { normalise } from '../../text/source';
import { analyse } from '../../workspace/analyse';
import type { Snapshot } from '../../workspace/snapshot';
import { rasterize } from '../png/rasterize';
import type { Output } from './check';
import { configurationFor } from './configuration';
import { readText } from './files';

export const RENDER_FORMATS = [
  'html',
  'svg',
  'png',
  'mermaid',
  'gantt',
  'csv',
  'json',
  'public',
] as const;

export interface RenderOptions {
  readonly format: (typeof RENDER_FORMATS)[number];
  readonly out: string | null;
  /** Pixels of a PNG for one of the picture. */
  readonly scale: number;
  /** The folder of the fonts and of the program that make a PNG. */
  readonly assets: string;
  readonly config: string | null;
  readonly today: Temporal.PlainDate;
}

/** Runs `postmortem render`: prints one postmortem in another form, or writes it to a file. */
export async function renderFile(
  file: string,
  options: RenderOptions,
  output: Output,
): Promise<number> {
  if (options.format === 'png' && options.out === null && output.bytes === null) {
    output.error(
      'postmortem: a PNG cannot be shown in a terminal; name a file with --out, or send the output to one\n',
    );
    return 2;
  }
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
  const made = await make(snapshot, file, options, output);
  if (made === null) {
    output.error(
      `postmortem: ${file}: no entry of a timeline has a time, so there is nothing to draw\n`,
    );
    return 1;
  }
  if (options.out === null) {
    if (typeof made === 'string') output.out(made.endsWith('\n') ? made : `${made}\n`);
    else output.bytes?.(made);
    return 0;
  }
  try {
    await writeFile(options.out, made);
  } catch (error) {
    output.error(
      `postmortem: ${options.out}: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 2;
  }
  return 0;
}

/** Text, or the bytes of a PNG; null where there is nothing to draw. */
async function make(
  snapshot: Snapshot,
  file: string,
  { format, assets, scale }: RenderOptions,
  output: Output,
): Promise<string | Uint8Array | null> {
  if (format === 'public') return publicVersion(snapshot);
  const data = previewData(snapshot, file, 0);
  if (format !== 'png') return render(data, format);
  const svg = render(data, 'svg');
  if (svg === null) return null;
  const { png, remark } = await rasterize(svg, assets, scale);
  if (remark !== null) output.error(`postmortem: ${file}: ${remark}\n`);
  return png;
}
