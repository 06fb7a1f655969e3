import {
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml';
import { range, type Range } from '../../text/range';
import { parseConfiguration, without } from './read';

/** A problem at its place in the text of the file. */
export interface FileProblem {
  readonly range: Range;
  readonly message: string;
}

/** One `.postmortem.yaml`, read. */
export interface ConfigurationFile {
  /** What can be used of it, as plain values. */
  readonly value: unknown;
  /** True when the YAML itself cannot be read. */
  readonly broken: boolean;
  readonly problems: readonly FileProblem[];
  /** Offset of each top-level key, for those who tell where a value comes from. */
  readonly keys: ReadonlyMap<string, number>;
}

/** Aliases that stand for more than this many nodes are an attack or a mistake. */
const MOST_ALIASES = 100;

/** In UTF-16 units: a roster of thousands fits well. */
const LONGEST = 512 * 1024;

const MOST_ERRORS = 100;

/** Reads a `.postmortem.yaml`. Broken YAML and wrong values are problems at their place. */
export function readConfigurationFile(text: string): ConfigurationFile {
  const none = new Map<string, number>();
  if (text.length > LONGEST) {
    const message = `A configuration of more than ${LONGEST / 1024} KB is not read. Until it is shorter, the last settings that could be read hold.`;
    return {
      value: null,
      broken: true,
      problems: [{ range: nonEmpty(text, 0, 0), message }],
      keys: none,
    };
  }
  // The parser compares each key with all before it; that is done below, in linear time.
  const document = parseDocument(text, {
    logLevel: 'silent',
    prettyErrors: false,
    uniqueKeys: false,
  });
  const errors = document.errors.length > 0 ? document.errors : repeatedKeys(document);
  if (errors.length > 0) {
    const problems = errors.slice(0, MOST_ERRORS).map((error) => ({
      range: nonEmpty(
        text,
        error.pos[0],
        Math.max(
          error.pos[1],
          error.pos[0] + (/^[\w-]*/.exec(text.slice(error.pos[0]))?.[0].length ?? 0),
        ),
      ),
      message: `${sentence(error.message)} Until this is repaired, the last settings that could be read hold.`,
    }));
    return { value: null, broken: true, problems, keys: none };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    const message = 'The YAML has too many aliases. Write the values out.';
    return {
      value: null,
      broken: true,
      problems: [{ range: nonEmpty(text, 0, 0), message }],
      keys: none,
    };
  }
  const { problems } = parseConfiguration(value);
  const keys = new Map<string, number>();
  if (isMap(document.contents))
    for (const { key } of document.contents.items)
      if (isScalar(key) && key.range) keys.set(String(key.value), key.range[0]);
  return {
    value:
      without(
        value,
        problems.map(({ path }) => path),
      ) ?? {},
    broken: false,
    problems: problems
      .map(({ path, key, message }) => ({ range: rangeOf(document, text, path, key), message }))
      .sort((a, b) => a.range.from - b.range.from),
    keys,
  };
}

interface ReadError {
  readonly message: string;
  readonly pos: readonly [from: number, to: number];
}

/** Keys that stand twice in one map: only one of the values could hold. */
function repeatedKeys(document: Document): readonly ReadError[] {
  const errors: ReadError[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const at = key.range;
        if (seen.has(key.value) && at)
          errors.push({ message: 'Map keys must be unique', pos: [at[0], at[1]] });
        seen.add(key.value);
      }
    },
  });
  return errors;
}

/** Where the value at `path` stands, or its key; the nearest place around it where it is not there. */
function rangeOf(
  document: Document,
  text: string,
  path: readonly (string | number)[],
  key: boolean,
): Range {
  const last = path[path.length - 1];
  const parent: unknown = path.length === 0 ? null : nodeAt(document, path.slice(0, -1));
  if (key && isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === last);
    if (pair && isScalar(pair.key) && pair.key.range)
      return nonEmpty(text, pair.key.range[0], pair.key.range[1]);
  }
  for (let length = path.length; length >= 0; length--) {
    const node = nodeAt(document, path.slice(0, length));
    if (node?.range) return nonEmpty(text, node.range[0], node.range[1]);
  }
  return nonEmpty(text, 0, 0);
}

function nodeAt(document: Document, path: readonly (string | number)[]): Node | null {
  let node: unknown = document.contents;
  for (const part of path) {
    if (!isCollection(node)) return null;
    const inner: unknown = node.get(part, true);
    node = isPair(inner) ? inner.value : inner;
  }
  return isNode(node) ? node : null;
}

/** A range that shows: without the line ends behind a block, and at least one character where there is one. */
function nonEmpty(text: string, from: number, to: number): Range {
  const end = from + text.slice(from, to).trimEnd().length;
  if (end > from) return range(from, end);
  return from < text.length && text[from] !== '\n' ? range(from, from + 1) : range(from, from);
}

const sentence = (message: string): string => {
  const [first = 'The YAML cannot be read'] = message.split('\n');
  return /[.!?]$/.test(first) ? first : `${first}.`;
};
