/** Where a relative link of a page may lead: several files where the link names none exactly. */

/** What a link without an ending, or to a page of a site, may be made of. */
const SOURCES: readonly string[] = ['.md', '.markdown', '.html.md', '/index.md', '/README.md'];

/** Whether a path names one file, so that nothing else can be meant. */
export const namesOneFile = (path: string): boolean => /\.(?:md|markdown)$/i.test(path);

/**
 * The paths that a link of the page at `page` may mean, the likeliest first. A site puts its index
 * beside its folders, so what names no file may also count from the folder above.
 */
export function pathsOf(page: string, link: string): readonly string[] {
  const folder = parts(page).slice(0, -1);
  if (namesOneFile(link)) return [joined(page, folder, link)];
  const bare = link.replace(/\.html?$/i, '').replace(/\/$/, '');
  return [folder, folder.slice(0, -1)].flatMap((base) =>
    SOURCES.map((ending) => joined(page, base, `${bare}${ending}`)),
  );
}

/** The folder of a path, as `pathsOf` writes it. */
export const folderOf = (path: string): string => path.replace(/[\\/][^\\/]*$/, '');

/** The path from the folder of a page to a file, as a link has it. */
export function linkFrom(page: string, file: string): string {
  const from = parts(page).slice(0, -1);
  const to = parts(file);
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

const parts = (path: string): string[] => path.split(/[\\/]/);

function joined(page: string, base: readonly string[], link: string): string {
  const path = [...base];
  for (const part of link.split('/')) {
    if (part === '..') path.pop();
    else if (part !== '.' && part !== '') path.push(part);
  }
  return path.join(page.includes('\\') ? '\\' : '/');
}
