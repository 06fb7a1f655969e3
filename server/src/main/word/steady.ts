import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** The earliest time that a ZIP archive can name. */
const EPOCH = '1980-01-01T00:00:00Z';

/**
 * An Office archive without the moment and the random names of its making, so that the same document
 * gives the same bytes: links between its parts are counted, times are those of no day.
 */
export function steadyArchive(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const names = new Map<string, string>();
  const steady: Zippable = {};
  for (const name of Object.keys(parts).sort()) {
    const part = parts[name] ?? new Uint8Array();
    const text = /\.(?:xml|rels)$/.test(name);
    steady[name] = [text ? strToU8(counted(strFromU8(part), names)) : part, { mtime: EPOCH }];
  }
  return zipSync(steady, { level: 6 });
}

const counted = (xml: string, names: Map<string, string>): string =>
  xml
    .replace(/(<dcterms:(?:created|modified)[^>]{0,80}>)[^<]{0,40}/g, `$1${EPOCH}`)
    .replace(/"rId(?!\d{1,3}")([\w-]{6,40})"/g, (_, random: string) => {
      const known = names.get(random) ?? `rIdLink${names.size + 1}`;
      names.set(random, known);
      return `"${known}"`;
    });
