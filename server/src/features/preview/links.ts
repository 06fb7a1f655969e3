import type { PreviewLink } from '../../protocol';
import { areasOf } from '../../syntax/areas';
import { sourceOf } from '../../syntax/document';
import type { Range } from '../../text/range';
import type { Snapshot } from '../../workspace/snapshot';

interface Found extends PreviewLink {
  readonly from: number;
}

/** More links than that in one line are a list, not evidence. */
const MOST = 8;

/** Looks up the links of a range that lead to http or https: the evidence for what stands there. */
export function linksOf({ syntax }: Snapshot): (range: Range) => readonly PreviewLink[] {
  const found: Found[] = [];
  for (const { form, picture, range, label, address } of areasOf(syntax).links) {
    if (picture || form === 'definition' || form === 'reference') continue;
    const url = addressOf(address);
    const shown = label ? sourceOf(syntax, label).trim() : '';
    if (url !== null) found.push({ from: range.from, text: shown || url, url });
  }
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
