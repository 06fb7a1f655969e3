import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { previewData } from '../../server/src/features/preview/preview';
import { render } from '../../server/src/features/render/render';
import { coverageOf } from '../../server/src/main/png/coverage';
import { materialsIn } from '../../server/src/main/png/onThisMachine';
import { rasterize, type Raster } from '../../server/src/main/png/rasterize';
import { postmortem } from '../support/analyse';

const ROOT = path.join(__dirname, '../..');
const DIST = path.join(ROOT, 'dist');
const FONTS = path.join(ROOT, 'node_modules/dejavu-fonts-ttf/ttf');
const SAMPLE = readFileSync(
  path.join(ROOT, 'examples/2025-08-22-database-connection-pool.md'),
  'utf8',
);
const svgOf = (text: string): string => {
  const svg = render(previewData(postmortem(text), 'file:///a.md', 1), 'svg');
  assert.ok(svg !== null);
  return svg;
};
const said = (text: string): string =>
  `# Outage\n\n## Timeline\n\n- 14:30 UTC - ${text}\n- 14:40 UTC - b\n`;
/** As on a machine without any font. */
const raster = (svg: string, scale = 2, folders: readonly string[] = []): Promise<Raster> =>
  rasterize(svg, materialsIn(DIST, folders), scale);
const decoded = ({ png }: Raster): PNG => PNG.sync.read(Buffer.from(png));
const sizeOf = ({ png }: Raster): readonly [number, number] => {
  const { width, height } = decoded({ png, remark: null });
  return [width, height];
};
const area = (width: number, height: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"></svg>`;

/** Pixels that are nearly black, as text is. */
function dark({ data }: PNG): number {
  let count = 0;
  for (let at = 0; at < data.length; at += 4)
    if (Math.max(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) < 0x50) count++;
  return count;
}

describe('the picture as PNG', () => {
  it('has the size of the picture, twice, and more where that is asked for', async () => {
    const svg = svgOf(SAMPLE);
    const [, width, height] = /width="(\d+)" height="([\d.]+)"/.exec(svg) ?? [];
    assert.deepEqual(sizeOf(await rasterize(svg, materialsIn(DIST))), [
      Number(width) * 2,
      Number(height) * 2,
    ]);
    assert.deepEqual(sizeOf(await raster(area(30, 20), 1)), [30, 20]);
    assert.deepEqual(sizeOf(await raster(area(30, 20), 4)), [120, 80]);
  });
  it('is smaller where memory would not be enough', async () => {
    const [width, height] = sizeOf(await raster(area(1000, 400_000), 2));
    assert.ok(width * height <= 26_000_000, `${width} × ${height}`);
    assert.ok(Math.abs(height / width - 400) < 5);
  });
  it('has marks in colours, and text', async () => {
    const svg = svgOf(SAMPLE);
    const picture = decoded(await raster(svg));
    const silent = decoded(await raster(svg.replace(/<text[^>]*>[^<]*<\/text>/g, '')));
    assert.ok(dark(picture) > dark(silent) + 3000, `${dark(picture)}, ${dark(silent)}`);
    const fills = new Set(
      [...svg.matchAll(/<circle[^>]* fill="#(\w{6})"/g)].map((match) => match[1] ?? ''),
    );
    assert.ok(fills.size > 1);
    const pixels = new Set<string>();
    for (let at = 0; at < picture.data.length; at += 4)
      pixels.add(picture.data.toString('hex', at, at + 3));
    for (const fill of fills) assert.ok(pixels.has(fill), fill);
  });
  it('is the same bytes each time', async () => {
    const [one, two] = [await raster(svgOf(SAMPLE)), await raster(svgOf(SAMPLE))];
    assert.ok(Buffer.from(one.png).equals(two.png));
  });
  it('has its own font for Latin, Greek, Cyrillic, Arabic and Hebrew', async () => {
    for (const text of ['détecté “ß”', 'Ελλάδα', 'Привет', 'تم حل المشكلة', 'שלום'])
      assert.equal((await raster(svgOf(said(text)))).remark, null, text);
  });
  it('tells what no font has, and draws the rest', async () => {
    const made = await raster(svgOf(said('障害を検知 🚨 at once')));
    assert.match(made.remark ?? '', /^no font here has the characters 障 害 を 検 知 🚨; /);
    assert.ok(dark(decoded(made)) > dark(decoded(await raster(svgOf(said('障害を検知 🚨'))))));
    const many = svgOf(
      said(String.fromCodePoint(...Array.from({ length: 16 }, (_, index) => 0x4e00 + index))),
    );
    assert.match((await raster(many)).remark ?? '', / and \d+ more; /);
  });
  it('does what it can with the fonts of this machine', async () => {
    const made = await rasterize(
      svgOf(said('障害を検知, 한국어, ไทย, नमस्ते 🚨')),
      materialsIn(DIST),
    );
    assert.ok(sizeOf(made)[0] > 0);
  });
  it('takes any text', async () => {
    const hostile = '\\<script\\>alert(1)\\</script\\> "a" & \'b\' =1+1 ; # :: %% {x} \u0007';
    assert.equal((await raster(svgOf(said(hostile)))).remark, null);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const line = text.replace(/[\r\n|]/g, ' ');
        assert.ok((await raster(svgOf(said(`x${line}`)), 1)).png.length > 0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('fonts of the machine', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'postmortem-fonts-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const put = (font: string, name: string): void => {
    mkdirSync(path.join(folder, 'truetype/some'), { recursive: true });
    copyFileSync(path.join(FONTS, font), path.join(folder, 'truetype/some', name));
  };

  it('are found by their names, and used for what our own lacks', async () => {
    const svg = svgOf(said('the sum is 𝐀𝐁𝐂'));
    const without = await raster(svg, 2, [folder]);
    assert.match(without.remark ?? '', /𝐀 𝐁 𝐂/);
    put('DejaVuMathTeXGyre.ttf', 'Symbola.ttf');
    const having = await raster(svg, 2, ['/nowhere', folder]);
    assert.equal(having.remark, null);
    assert.ok(!Buffer.from(having.png).equals(without.png));
  });
  it('change nothing where they have nothing that is lacking, and where none is', async () => {
    put('DejaVuSerif.ttf', 'NotoSansCJK-Regular.ttc');
    put('DejaVuMathTeXGyre.ttf', 'of-no-fame.ttf');
    for (const text of ['𝐀', 'plain']) {
      const svg = svgOf(said(text));
      assert.deepEqual(await raster(svg, 2, [folder]), await raster(svg));
    }
  });
  it('are read by their own tables of characters', () => {
    const covers = coverageOf(readFileSync(path.join(FONTS, 'DejaVuSans.ttf')));
    const had = (text: string): readonly boolean[] =>
      Array.from(text, (character) => covers(Number(character.codePointAt(0))));
    assert.deepEqual(had('AéßЖΩשم→😀'), Array(9).fill(true));
    assert.deepEqual(had('障한ไन🚨'), Array(5).fill(false));
  });
  it('are nothing where they are no fonts, or broken ones', () => {
    const font = readFileSync(path.join(FONTS, 'DejaVuSansMono.ttf'));
    assert.equal(coverageOf(font.subarray(0, 300))(65), false);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        coverageOf(bytes)(65);
        coverageOf(Buffer.concat([font.subarray(0, 600), bytes]))(65);
      }),
    );
  });
});
