import { verbatimRanges } from '../syntax/document';
import { occupied } from '../text/occupied';
import { literalPattern } from '../text/pattern';
import { range, type Range } from '../text/range';
import type { Snapshot } from '../workspace/snapshot';
import type { World } from './world';

export interface Link {
  readonly range: Range;
  /** An address, or the path of a document of the workspace. */
  readonly target: { readonly url: string } | { readonly path: string };
  readonly tooltip: string;
}

const NUMBER = '\\d{1,9}';
const NAME = '[\\w-]{1,60}';

/** Ids of other incidents, and what the team's patterns know: tickets, channels, dashboards. */
export function links(snapshot: Snapshot, world: World): readonly Link[] {
  const { model, text, configuration, syntax } = snapshot;
  if (!model.recognition.postmortem) return [];
  const { isFree, take } = occupied(text.length);
  verbatimRanges(syntax).forEach(take);
  const found: Link[] = [];
  const add = (link: Link): void => {
    if (!isFree(link.range)) return;
    take(link.range);
    found.push(link);
  };
  for (const { id, path, model: other } of world.incidents) {
    if (id === null || path === world.path) continue;
    for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + id.length))
      if (!/[\w-]/.test(text[at - 1] ?? ' ') && !/\w/.test(text[at + id.length] ?? ' '))
        add({
          range: range(at, at + id.length),
          target: { path },
          tooltip: other.title?.text ?? id,
        });
  }
  for (const { match, url } of configuration.links) {
    for (const hit of text.matchAll(patternOf(match))) {
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

function patternOf(match: string): RegExp {
  const body = match
    .split(/(\{n\}|\{name\})/)
    .map((part) =>
      part === '{n}' ? `(${NUMBER})` : part === '{name}' ? `(${NAME})` : literalPattern(part),
    )
    .join('');
  return new RegExp(`(?<![\\p{L}\\p{N}])${body}(?![\\p{L}\\p{N}])`, 'gu');
}

/** Relative links of a document, `](path)`, with the range of the path. */
export function relativeLinks(
  text: string,
): readonly { readonly range: Range; readonly path: string }[] {
  return [...text.matchAll(/\]\((?!\w+:|#|\/\/)([^)\s#]{1,400})(?=[)\s#])/g)].map((match) => {
    const from = match.index + 2;
    const path = match[1] ?? '';
    return { range: range(from, from + path.length), path };
  });
}
