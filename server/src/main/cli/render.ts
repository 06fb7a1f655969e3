import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import {
  isPageFormat,
  PAGE_FORMATS,
  pageText,
  pictureDescription,
} from '../../features/page/forms';
import { pageOf } from '../../features/page/page';
import { previewData } from '../../features/preview/preview';
import { publicSnapshot } from '../../features/render/public';
import { render } from '../../features/render/render';
import { reviewSheet } from '../../features/review/sheet';
import { normalise } from '../../text/source';
import { analyse } from '../../workspace/analyse';
import type { Snapshot } from '../../workspace/snapshot';
import { materialsIn } from '../png/onThisMachine';
import { rasterize } from '../png/rasterize';
import { loadWord } from '../word/load';
import { readDocument, type Output } from './output';
import { configurationFor } from './configuration';

export const RENDER_FORMATS = [
  'html',
  'svg',
  'png',
  'mermaid',
  'gantt',
  'csv',
  'json',
  'docx',
  ...PAGE_FORMATS,
  'review',
  'public',
] as const;

export interface RenderOptions {
  readonly format: (typeof RENDER_FORMATS)[number];
  readonly out: string | null;
  /** Makes it of the public version. */
  readonly public: boolean;
  /** Pixels of a PNG for one of the picture. */
  readonly scale: number;
  /** The folder of the fonts and of the program that make a PNG. */
  readonly assets: string;
  readonly config: string | null;
  readonly today: Temporal.PlainDate;
}

/** Forms that are no text. */
const BINARY: ReadonlyMap<string, string> = new Map([
  ['png', 'PNG'],
  ['docx', 'Word document'],
]);

/** Runs `postmortem render`: prints one postmortem in another form, or writes it to a file. */
export async function renderFile(
  file: string,
  options: RenderOptions,
  output: Output,
): Promise<number> {
  const binary = BINARY.get(options.format);
  if (binary !== undefined && options.out === null && output.bytes === null) {
    output.error(
      `postmortem: a ${binary} cannot be shown in a terminal; name a file with --out, or send the output to one\n`,
    );
    return 2;
  }
  const read = await readDocument(file, output);
  if ('reason' in read) {
    output.error(`postmortem: ${file}: ${read.reason}\n`);
    return 2;
  }
  const { configuration } = await configurationFor(options.config, file, new Map());
  const snapshot = analyse(normalise(read.text), {
    configuration,
    today: options.today,
    path: file === '-' ? null : path.resolve(file),
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

/** Text, or the bytes of what is none; null where there is nothing to draw. */
async function make(
  snapshot: Snapshot,
  file: string,
  options: RenderOptions,
  output: Output,
): Promise<string | Uint8Array | null> {
  const { format, assets, scale } = options;
  const shown = options.public || format === 'public' ? publicSnapshot(snapshot) : snapshot;
  if (format === 'public') return shown.text;
  const data = previewData(shown, file, 0);
  const picture = async (): Promise<Uint8Array | null> => {
    const svg = render(data, 'svg');
    if (svg === null) return null;
    const { png, remark } = await rasterize(svg, materialsIn(assets), scale);
    if (remark !== null) output.error(`postmortem: ${file}: ${remark}\n`);
    return png;
  };
  if (format === 'png') return picture();
  if (format === 'review') return reviewSheet(shown);
  if (isPageFormat(format))
    return pageText(shown, format, format === 'rich' ? await picture() : null);
  if (format !== 'docx') return render(data, format);
  const { wordDocument } = await loadWord(assets);
  const png = await picture();
  const description = pictureDescription(data.title);
  return wordDocument(pageOf(shown), png && { png, description });
}
