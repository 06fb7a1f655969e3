import { isMap, isPair, isScalar, parseDocument, visit, type Node, type Pair } from 'yaml';
import { range, type Range } from '../../text/range';
import type { Path } from '../../workspace/configuration/shape';

/** Where a cursor is in a configuration file. */
export interface ConfigurationPlace {
  /** To the map or list position that the cursor is in; with its key when it is in a value. */
  readonly path: Path;
  readonly part: 'key' | 'value';
  /** The word at the cursor. */
  readonly word: Range;
  /** Keys that the map has already. */
  readonly siblings: ReadonlySet<string>;
}

const MARK = 'cursor\u2060here';

/**
 * The place of an offset, also in a line that is still being typed: a word stands in for what is not
 * there yet, and the YAML parser says where that word is. Null in a comment.
 */
export function configurationPlace(text: string, offset: number): ConfigurationPlace | null {
  const lineFrom = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const lineTo = newline === -1 ? text.length : newline;
  const before = text.slice(lineFrom, offset);
  if (/(?:^|\s)#/.test(before)) return null;
  let from = offset;
  while (from > lineFrom && !/[\s,[\]{}:"']/.test(text[from - 1] ?? ' ')) from--;
  const to = offset + (/^[^\s,[\]{}:"'#]*/.exec(text.slice(offset, lineTo))?.[0].length ?? 0);
  const asKey =
    !/:\s|[[{,]/.test(text.slice(lineFrom, from)) && !/^["']?\s*:/.test(text.slice(to, lineTo));
  // A key needs its colon, or the lines after it would become part of it.
  const marked = `${text.slice(0, from)}${MARK}${asKey ? ': ' : ''}${text.slice(to)}`;
  const found = locate(marked);
  return found && { ...found, word: range(from, to) };
}

function locate(text: string): Omit<ConfigurationPlace, 'word'> | null {
  const document = parseDocument(text, {
    logLevel: 'silent',
    prettyErrors: false,
    strict: false,
    uniqueKeys: false,
  });
  let found: Omit<ConfigurationPlace, 'word'> | null = null;
  visit(document, {
    Scalar(key, node, ancestors) {
      if (typeof node.value !== 'string' || !node.value.includes(MARK)) return undefined;
      const parents: readonly unknown[] = ancestors;
      const pair = parents[parents.length - 1];
      const map = parents[parents.length - 2];
      const path = pathOf(parents, node);
      found =
        key === 'key' && isMap(map)
          ? { path: path.slice(0, -1), part: 'key', siblings: keysOf(map.items, pair) }
          : { path, part: 'value', siblings: new Set() };
      return visit.BREAK;
    },
  });
  return found;
}

function pathOf(ancestors: readonly unknown[], node: Node): Path {
  const path: (string | number)[] = [];
  [...ancestors, node].forEach((ancestor, index, all) => {
    const parent = all[index - 1];
    if (isPair(ancestor) && isScalar(ancestor.key)) path.push(String(ancestor.key.value));
    else if (parent && typeof parent === 'object' && 'items' in parent && !isMap(parent)) {
      const position = (parent.items as readonly unknown[]).indexOf(ancestor);
      if (position !== -1) path.push(position);
    }
  });
  return path;
}

const keysOf = (items: readonly Pair[], except: unknown): ReadonlySet<string> =>
  new Set(
    items.flatMap((item) =>
      item !== except && isScalar(item.key) ? [String(item.key.value)] : [],
    ),
  );

/** The path of the key or value that is at an offset of a whole file; null between them. */
export function configurationPathAt(
  text: string,
  offset: number,
): { readonly path: Path; readonly range: Range } | null {
  const document = parseDocument(text, { logLevel: 'silent', prettyErrors: false });
  let found: { path: Path; range: Range } | null = null;
  visit(document, {
    Scalar(_, node, ancestors) {
      if (!node.range || offset < node.range[0] || offset > node.range[1]) return undefined;
      found = { path: pathOf(ancestors, node), range: range(node.range[0], node.range[1]) };
      return visit.BREAK;
    },
  });
  return found;
}
