import type { PreviewLink } from '../../protocol';
import type { Range } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';

interface Found extends PreviewLink {
  readonly from: number;
}

/** More links than that in one line are a list, not evidence. */
const MOST = 8;

/** Looks up the links of a range that lead to http or https: the evidence for what stands there. */
export function linksOf({ syntax, text }: Snapshot): (range: Range) => readonly PreviewLink[] {
  const found: Found[] = [];
  const add = (from: number, shown: string, written: string): void => {
    const url = addressOf(written);
    if (url !== null) found.push({ from, text: shown.trim() || url, url });
  };
  syntax.tree.iterate({
    enter: ({ name, node, from, to }) => {
      if (name === 'Image') return false;
      if (name === 'Link') {
        const url = node.getChild('URL');
        const [open, close] = node.getChildren('LinkMark');
        if (url && open && close)
          add(from, text.slice(open.to, close.from), text.slice(url.from, url.to));
        return false;
      }
      // `<https://…>` and an address by itself.
      if (name === 'URL') add(from, '', text.slice(from, to));
      return undefined;
    },
  });
  return (range) => {
    const links: PreviewLink[] = [];
    for (let index = firstFrom(found, range.from); links.length < MOST; index++) {
      const link = found[index];
      if (!link || link.from >= range.to) break;
      links.push({ text: link.text, url: link.url });
    }
    return links;
  };
}

/** An http or https address in its normal form; null for all others. */
function addressOf(written: string): string | null {
  if (!/^https?:\/\//i.test(written)) return null;
  try {
    return new URL(written).href;
  } catch {
    return null;
  }
}

function firstFrom(found: readonly Found[], at: number): number {
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle]?.from ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
