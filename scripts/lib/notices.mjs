// THIRD-PARTY-NOTICES.txt: the packages of others in what is shipped, each with its licence.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Licences that their package names but does not carry. */
const ELSEWHERE = {
  'MPL-2.0': 'https://www.mozilla.org/MPL/2.0/',
};

/**
 * The notices for bundles, by what esbuild tells of them, and for files that are copied.
 * `root` is the folder that the paths of both begin in. Throws where a package has no licence.
 *
 * @param {string} root
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @param {readonly string[]} copied
 */
export function notices(root, metafiles, copied) {
  const bundled = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0),
    ),
  );
  const packages = new Map();
  for (const file of [...bundled, ...copied]) {
    const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file) ?? [];
    if (folder === undefined) continue;
    const notice = noticeOf(path.join(root, folder));
    packages.set(notice.title, notice);
  }
  const all = [...packages.values()].sort((a, b) => (a.title < b.title ? -1 : 1));
  return [
    'This program contains the following packages of others. Each is under its own licence.',
    '',
    ...all.map(({ title, licence }) => `  ${title} (${licence})`),
    ...all.flatMap(({ title, text }) => ['', '='.repeat(80), title, '='.repeat(80), '', text]),
    '',
  ].join('\n');
}

function noticeOf(folder) {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const title = `${manifest.name} ${manifest.version}`;
  const texts = readdirSync(folder)
    .filter((name) => /^(?:licen[cs]e|copying|notice|third-?party-?notices)\b/i.test(name))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8').replace(/\r\n?/g, '\n').trim());
  const place = ELSEWHERE[manifest.license];
  if (texts.length === 0 && place === undefined)
    throw new Error(`${title} has no licence text; say in scripts/lib/notices.mjs where it is`);
  const source = sourceOf(manifest);
  return {
    title,
    licence: /^SEE /i.test(manifest.license) ? 'its own licence, below' : manifest.license,
    text: [
      ...(source === null ? [] : [`Source: ${source}`]),
      ...(texts.length === 0 ? [`Licence: ${manifest.license}, ${place}`] : ['', ...texts]),
    ].join('\n'),
  };
}

/** Where the source of a package is, as a link. */
function sourceOf({ repository, homepage }) {
  const written = typeof repository === 'string' ? repository : (repository?.url ?? homepage);
  if (written === undefined) return null;
  const link = written
    .replace(/^git\+/, '')
    .replace(/^(?:git@|(?:git|ssh):\/\/(?:git@)?)([^:/]+)[:/]/, 'https://$1/')
    .replace(/\.git$/, '');
  return /^https?:/.test(link) ? link : `https://github.com/${link.replace(/^github:/, '')}`;
}
