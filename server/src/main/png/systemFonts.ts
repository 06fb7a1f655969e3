import { readFile, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { coverageOf } from './coverage';

/** Names of font files, the better ones first. Regular weights that are no variable fonts. */
const NAMES = [
  // Chinese, Japanese and Korean in one.
  'NotoSansCJK-Regular.ttc',
  'SourceHanSans-Regular.ttc',
  // Japanese.
  'NotoSansCJKjp-Regular.otf',
  'NotoSansJP-Regular.otf',
  'NotoSansJP-Regular.ttf',
  'ヒラギノ角ゴシック W3.ttc',
  'YuGothR.ttc',
  'YuGothic.ttc',
  'meiryo.ttc',
  'msgothic.ttc',
  'ipaexg.ttf',
  'ipag.ttf',
  'TakaoPGothic.ttf',
  'TakaoGothic.ttf',
  'VL-Gothic-Regular.ttf',
  // Chinese.
  'NotoSansCJKsc-Regular.otf',
  'NotoSansSC-Regular.otf',
  'PingFang.ttc',
  'Hiragino Sans GB.ttc',
  'STHeiti Light.ttc',
  'msyh.ttc',
  'msjh.ttc',
  'simsun.ttc',
  'wqy-microhei.ttc',
  'wqy-zenhei.ttc',
  'DroidSansFallbackFull.ttf',
  'DroidSansFallback.ttf',
  // Korean.
  'NotoSansCJKkr-Regular.otf',
  'NotoSansKR-Regular.otf',
  'AppleSDGothicNeo.ttc',
  'malgun.ttf',
  'NanumGothic.ttf',
  // Thai.
  'NotoSansThai-Regular.ttf',
  'Thonburi.ttc',
  'LeelawUI.ttf',
  'Garuda.ttf',
  'Loma.ttf',
  // India.
  'NotoSansDevanagari-Regular.ttf',
  'Kohinoor.ttc',
  'Nirmala.ttc',
  'Nirmala.ttf',
  'mangal.ttf',
  'Lohit-Devanagari.ttf',
  'NotoSansBengali-Regular.ttf',
  'NotoSansTamil-Regular.ttf',
  'NotoSansTelugu-Regular.ttf',
  // Signs, and emoji in one colour.
  'NotoEmoji-Regular.ttf',
  'NotoSansSymbols2-Regular.ttf',
  'seguisym.ttf',
  'seguiemj.ttf',
  'Symbola.ttf',
  'Apple Symbols.ttf',
  // Much of everything.
  'Arial Unicode.ttf',
  'unifont.otf',
  'unifont.ttf',
] as const;

const RANK: ReadonlyMap<string, number> = new Map(
  NAMES.map((name, index) => [name.toLowerCase(), index]),
);

/** Files looked into, files handed over, and bytes of one. */
const MOST_READ = 16;
const MOST_TAKEN = 4;
const MOST_BYTES = 100_000_000;

/** The folders in which this machine keeps its fonts. */
export function fontFolders(): readonly string[] {
  const home = os.homedir();
  switch (process.platform) {
    case 'win32':
      return [
        path.join(process.env['SystemRoot'] ?? 'C:\\Windows', 'Fonts'),
        path.join(home, 'AppData/Local/Microsoft/Windows/Fonts'),
      ];
    case 'darwin':
      return ['/System/Library/Fonts', '/Library/Fonts', path.join(home, 'Library/Fonts')];
    default:
      return [
        '/usr/share/fonts',
        '/usr/local/share/fonts',
        path.join(home, '.local/share/fonts'),
        path.join(home, '.fonts'),
      ];
  }
}

/** Well-known fonts that have some of the characters, and the characters that none of them has. */
export async function fontsFor(
  characters: ReadonlySet<number>,
  folders: readonly string[],
): Promise<{ readonly fonts: readonly Uint8Array[]; readonly lacking: readonly number[] }> {
  const fonts: Uint8Array[] = [];
  let lacking = [...characters];
  if (lacking.length === 0) return { fonts, lacking };
  for (const file of (await wellKnown(folders)).slice(0, MOST_READ)) {
    const font = await readFont(file);
    if (!font) continue;
    const covers = coverageOf(font);
    const left = lacking.filter((character) => !covers(character));
    if (left.length === lacking.length) continue;
    fonts.push(font);
    lacking = left;
    if (lacking.length === 0 || fonts.length === MOST_TAKEN) break;
  }
  return { fonts, lacking };
}

/** In the order of the names; of two with the same name, the one in the earlier folder. */
async function wellKnown(folders: readonly string[]): Promise<readonly string[]> {
  const found = new Map<number, string>();
  for (const folder of folders)
    for (const file of (await fontFiles(folder)).sort()) {
      // macOS writes marks of Japanese names apart.
      const rank = RANK.get(path.basename(file).normalize('NFC').toLowerCase());
      if (rank !== undefined && !found.has(rank)) found.set(rank, file);
    }
  return [...found].sort(([a], [b]) => a - b).map(([, file]) => file);
}

const fontFiles = (folder: string): Promise<string[]> =>
  glob('**/*.{ttf,ttc,otf}', {
    cwd: folder,
    absolute: true,
    deep: 4,
    caseSensitiveMatch: false,
    followSymbolicLinks: false,
  }).catch(() => []);

async function readFont(file: string): Promise<Uint8Array | null> {
  try {
    return (await stat(file)).size > MOST_BYTES ? null : await readFile(file);
  } catch {
    return null;
  }
}
