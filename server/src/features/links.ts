import { linkPattern } from '../model/linkPatterns';
import { areasOf } from '../syntax/areas';
import { occupied } from '../text/occupied';
import { range, type Range } from '../text/range';
import type { Snapshot } from '../workspace/snapshot';
import type { World } from './world';

export interface Link {
  readonly range: Range;
  /** An address, or the path of a document of the workspace. */
  readonly target: { readonly url: string } | { readonly path: string };
  readonly tooltip: string;
}

/** Ids of other incidents, and what the team's patterns know: tickets, channels, dashboards. */
export function links(snapshot: Snapshot, world: World): readonly Link[] {
  const { model, text, configuration, syntax } = snapshot;
  if (!model.recognition.postmortem) return [];
  const { isFree, take } = occupied(text.length);
  areasOf(syntax).verbatim.forEach(take);
  const found: Link[] = [];
  const add = (link: Link): void => {
    if (!isFree(link.range)) return;
    take(link.range);
    found.push(link);
  };
  for (const { id, path, title } of world.incidents) {
    if (id === null || path === world.path) continue;
    for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + id.length))
      if (!/[\w-]/.test(text[at - 1] ?? ' ') && !/\w/.test(text[at + id.length] ?? ' '))
        add({
          range: range(at, at + id.length),
          target: { path },
          tooltip: title?.text ?? id,
        });
  }
  for (const { match, url } of configuration.links) {
    const pattern = linkPattern(match);
    for (const hit of pattern ? text.matchAll(pattern) : []) {
      const [whole, number] = hit;
      if (whole === '') continue;
      const address = url
        .replace(/\{0\}/g, encodeURIComponent(whole))
        .replace(/\{(?:n|name)\}/g, encodeURIComponent(number ?? ''));
      if (/^https?:\/\//i.test(address))
        add({
          range: range(hit.index, hit.index + whole.length),
          target: { url: address },
          tooltip: address,
        });
    }
  }
  return found.sort((a, b) => a.range.from - b.range.from);
}

/** A path as it may stand in any link, in cells and angle brackets too: `a%20%28new%29.md`. */
export const encodedPath = (path: string): string =>
  path.replace(/[\s()<>#?%[\]\\|"`]/g, (sign) =>
    encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'),
  );
