import type { InlineText } from '../../syntax/inlineText';
import type { InlineMarkup, Link } from '../../syntax/markup';
import type { Run } from './types';
import { decoded } from './entities';

type Mark = 'bold' | 'emphasis' | 'code' | 'struck';

/** Something that begins or ends at an offset of the block. */
interface Turn {
  readonly at: number;
  readonly turn: (style: Style) => void;
  /** A picture that stands here. */
  readonly picture: Link | null;
}

interface Style {
  readonly depth: Record<Mark, number>;
  links: readonly Link[];
}

/**
 * Reads the runs of the texts of one block. They have to be asked for in their order, each with the
 * offset where its place ends, so that the whole block takes one pass.
 */
export function runReader(
  source: string,
  markup: InlineMarkup | null,
  addresses: ReadonlyMap<string, string>,
): (line: InlineText, end: number) => readonly Run[] {
  if (!markup) return ({ text }) => (text === '' ? [] : [plainRun(decoded(text))]);
  const turns = turnsOf(markup);
  const style: Style = { depth: { bold: 0, emphasis: 0, code: 0, struck: 0 }, links: [] };
  const addressOf = (link: Link): string | null =>
    outside(link.form === 'reference' ? (addresses.get(link.name) ?? '') : link.address);
  let next = 0;
  return (line, end) => {
    const runs: Run[] = [];
    const styled = (text: string): Run => {
      const code = style.depth.code > 0;
      const link = style.links[style.links.length - 1];
      return {
        text: code ? text : decoded(text),
        bold: style.depth.bold > 0,
        emphasis: style.depth.emphasis > 0,
        code,
        struck: style.depth.struck > 0,
        address: link ? addressOf(link) : null,
      };
    };
    const turnUpTo = (offset: number): void => {
      for (let turn = turns[next]; turn && turn.at <= offset; turn = turns[++next]) {
        turn.turn(style);
        if (turn.picture) runs.push(pictureRun(source, turn.picture, addressOf));
      }
    };
    const pieces = line.pieces ?? [{ at: 0, source: line.range.from }];
    pieces.forEach((piece, index) => {
      const text = line.text.slice(piece.at, pieces[index + 1]?.at ?? line.text.length);
      if (text === '') return;
      turnUpTo(piece.source);
      if (markup.breaks.has(piece.source)) {
        runs.push(styled('\n'));
        return;
      }
      let from = piece.source;
      const to = piece.source + text.length;
      while (from < to) {
        const until = Math.min(turns[next]?.at ?? to, to);
        if (until > from) {
          runs.push(styled(text.slice(from - piece.source, until - piece.source)));
          from = until;
        }
        if (from < to) turnUpTo(from);
      }
    });
    turnUpTo(end);
    return joinedRuns(runs);
  };
}

export const plainRun = (text: string): Run => ({
  text,
  bold: false,
  emphasis: false,
  code: false,
  struck: false,
  address: null,
});

function turnsOf(markup: InlineMarkup): readonly Turn[] {
  const turns: Turn[] = [];
  for (const mark of ['bold', 'emphasis', 'code', 'struck'] as const)
    for (const { from, to } of markup[mark]) {
      turns.push({ at: from, turn: ({ depth }) => void depth[mark]++, picture: null });
      turns.push({ at: to, turn: ({ depth }) => void depth[mark]--, picture: null });
    }
  for (const link of markup.links) {
    const { from, to } = link.range;
    if (link.picture) {
      turns.push({ at: from, turn: () => undefined, picture: link });
      continue;
    }
    turns.push({
      at: from,
      turn: (style) => void (style.links = [...style.links, link]),
      picture: null,
    });
    turns.push({
      at: to,
      turn: (style) => void (style.links = style.links.filter((one) => one !== link)),
      picture: null,
    });
  }
  return turns.sort((a, b) => a.at - b.at);
}

/** A picture is told by its description, which leads to it where it lies outside. */
function pictureRun(
  source: string,
  { label, address, ...link }: Link,
  addressOf: (link: Link) => string | null,
): Run {
  const said = label ? source.slice(label.from, label.to).trim() : '';
  const name = said === '' ? (address.split('/').pop() ?? '') : said;
  return {
    ...plainRun(`[${name}]`),
    emphasis: true,
    address: addressOf({ label, address, ...link }),
  };
}

/** An address that leads somewhere from outside of the document's folder, too. */
const outside = (address: string): string | null =>
  /^(?:https?:\/\/|mailto:)\S+$/i.test(address)
    ? address
    : /^www\.\S+$/i.test(address)
      ? `https://${address}`
      : /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(address)
        ? `mailto:${address}`
        : null;

/** Runs of one look that stand side by side are one. */
export function joinedRuns(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined[joined.length - 1];
    if (last && look(last) === look(run))
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

const look = ({ bold, emphasis, code, struck, address }: Run): string =>
  `${bold}${emphasis}${code}${struck}${address ?? ''}`;
