// The pages of a package, with links that lead somewhere from where they are read.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path/posix';
import { ROOT } from '../run.mjs';
import { anchorOf, isFile, mapHeadings, mapLinks } from './markdown.mjs';
import { addressOf } from './repository.mjs';

const read = (file) => readFileSync(path.join(ROOT, file), 'utf8');

/** A target of a page as a file of the repository, with its anchor: `../ci.md#gitlab` of `docs/editors/vim.md`. */
function resolved(page, target) {
  const [name, anchor = ''] = target.split('#');
  return { file: path.join(path.dirname(page), decodeURI(name)), anchor };
}

/** All files under a folder of the repository, or the file itself. */
export const filesUnder = (place) =>
  statSync(path.join(ROOT, place)).isDirectory()
    ? readdirSync(path.join(ROOT, place), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(path.relative(ROOT, entry.parentPath), entry.name))
    : [place];

/**
 * Pages that move into a package. `moves` says where each file of the package comes from. A link to
 * what is not in the package leads to the repository, and is only its words where there is none.
 *
 * @param {ReadonlyMap<string, string>} moves  file of the repository → file of the package
 * @param {string | null} repository
 */
export function relinked(page, moves, repository) {
  const own = moves.get(page) ?? page;
  return mapLinks(read(page), ({ picture, label, target, source }) => {
    if (!isFile(target)) return source;
    const { file, anchor } = resolved(page, target);
    const there = moves.get(file);
    const mark = picture ? '!' : '';
    const hash = anchor === '' ? '' : `#${anchor}`;
    if (there !== undefined)
      return `${mark}[${label}](${path.relative(path.dirname(own), there)}${hash})`;
    if (repository !== null)
      return `${mark}[${label}](${addressOf(repository, file, picture)}${hash})`;
    return picture ? '' : label;
  });
}

/**
 * The README for a place that shows one page and no file beside it, such as the Extensions view:
 * pictures are carried in it, and so are the pages of `docs/` that it links to, one after the other.
 * Links lead to their headings; what is not carried is only named.
 */
export function carried() {
  const pages = ['README.md'];
  mapLinks(read('README.md'), ({ picture, target }) => {
    const { file } = resolved('README.md', target);
    const page = /^docs\/(?:[\w-]+|rules\/README)\.md$/.test(file);
    if (!picture && isFile(target) && page && !pages.includes(file)) pages.push(file);
    return '';
  });
  const anchors = anchorsOf(pages);
  const pictures = new Map();
  const texts = pages.map((page) => {
    const text = mapLinks(read(page), ({ picture, label, target, source }) => {
      if (!isFile(target)) return target.startsWith('#') ? moved(page, target.slice(1)) : source;
      const { file, anchor } = resolved(page, target);
      if (!picture) return moved(file, anchor);
      pictures.set(file, path.basename(file));
      return `![${label}][${path.basename(file)}]`;

      function moved(to, heading) {
        const there = anchors.get(`${to}#${heading}`);
        return there === undefined ? label : `[${label}](#${there})`;
      }
    });
    return page === 'README.md' ? text : mapHeadings(text, (marks, title) => `${marks}# ${title}`);
  });
  const data = [...pictures].map(
    ([file, name]) =>
      `[${name}]: data:image/png;base64,${readFileSync(path.join(ROOT, file)).toString('base64')}`,
  );
  return `${[...texts, data.join('\n')].map((text) => text.trim()).join('\n\n')}\n`;
}

/** Where each heading of the pages is, once they stand one after the other: `docs/ci.md#gitlab` → `gitlab`. */
function anchorsOf(pages) {
  const used = new Map();
  const found = new Map();
  for (const page of pages) {
    mapHeadings(read(page), (_, title) => {
      const own = anchorOf(title);
      const before = used.get(own) ?? 0;
      used.set(own, before + 1);
      const anchor = before === 0 ? own : `${own}-${before}`;
      if (!found.has(`${page}#`)) found.set(`${page}#`, anchor);
      if (!found.has(`${page}#${own}`)) found.set(`${page}#${own}`, anchor);
      return '';
    });
  }
  return found;
}
