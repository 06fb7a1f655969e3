import { rememberedWeakly } from '../text/memo';

/**
 * Globs of a configuration, which may come from a repository of strangers: matched in time that grows
 * with the length of path times glob, whatever the glob. `*`, `?`, `**`, `[a-z]`, `{a,b}` and a leading
 * `!` that leaves out; `incidents/**`, `*-postmortem.md`, `!drafts/**`.
 */
export function matchesGlobs(path: string, globs: readonly string[]): boolean {
  if (globs.length === 0) return false;
  const parts = path
    .toLowerCase()
    .replace(/\\/g, '/')
    .split('/')
    .filter((part) => part !== '');
  const { wanted, unwanted } = compiled(globs);
  const fits = (glob: Glob): boolean => fitsPath(glob, parts);
  return wanted.some(fits) && !unwanted.some(fits);
}

const LONGEST = 300;
const MOST_ALTERNATIVES = 64;

/** What cannot be used of a glob, in words; null when all can. */
export function globProblem(glob: string): string | null {
  if (glob.length > LONGEST) return `is longer than ${LONGEST} characters`;
  if (/[@?*+!]\(/.test(glob))
    return 'has a group in round brackets; write `{a,b}` for alternatives';
  return alternatives(glob) === null
    ? `stands for more than ${MOST_ALTERNATIVES} globs; write several`
    : null;
}

type Sign =
  | { readonly kind: 'any' }
  | { readonly kind: 'one' }
  | { readonly kind: 'character'; readonly text: string }
  | { readonly kind: 'class'; readonly not: boolean; readonly ranges: readonly string[] };

/** The signs of one name between slashes; `**` is any number of names. */
type Part = readonly Sign[] | '**';
type Glob = readonly Part[];

const compiled = rememberedWeakly((globs: readonly string[]) => {
  const usable = globs.filter((glob) => globProblem(glob) === null);
  const compile = (glob: string): readonly Glob[] => (alternatives(glob) ?? []).map(globOf);
  return {
    wanted: usable.filter((glob) => !glob.startsWith('!')).flatMap(compile),
    unwanted: usable
      .filter((glob) => glob.startsWith('!'))
      .flatMap((glob) => compile(glob.slice(1))),
  };
});

/** `{a,b}.md` → `a.md`, `b.md`; null when they are too many. */
function alternatives(glob: string): readonly string[] | null {
  let open = [''];
  for (let at = 0; at < glob.length; at++) {
    const end = glob[at] === '{' ? glob.indexOf('}', at) : -1;
    const choices = end === -1 ? [] : glob.slice(at + 1, end).split(',');
    if (choices.length < 2) {
      const character = glob[at] ?? '';
      open = open.map((text) => text + character);
      continue;
    }
    open = open.flatMap((text) => choices.map((choice) => text + choice));
    if (open.length > MOST_ALTERNATIVES) return null;
    at = end;
  }
  return open;
}

/** A glob without a slash is of file names; one that does not begin at the root is of any folder. */
function globOf(glob: string): Glob {
  const parts = glob
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const anywhere = glob.startsWith('/') || parts[0] === '**' ? parts : ['**', ...parts];
  return anywhere.map((part) => (part === '**' ? part : signsOf(part)));
}

function signsOf(part: string): readonly Sign[] {
  const signs: Sign[] = [];
  for (let at = 0; at < part.length; at++) {
    const text = part[at] ?? '';
    const end = text === '[' ? part.indexOf(']', at + 2) : -1;
    if (text === '*') {
      if (signs.at(-1)?.kind !== 'any') signs.push({ kind: 'any' });
    } else if (text === '?') signs.push({ kind: 'one' });
    else if (end !== -1) {
      signs.push(classOf(part.slice(at + 1, end)));
      at = end;
    } else if (text === '\\' && at + 1 < part.length)
      signs.push({ kind: 'character', text: part[++at] ?? '' });
    else signs.push({ kind: 'character', text });
  }
  return signs;
}

/** `a-z0`, `!a-z` */
function classOf(text: string): Sign {
  const not = /^[!^]/.test(text);
  return { kind: 'class', not, ranges: (not ? text.slice(1) : text).match(/.-.|./gs) ?? [] };
}

function fitsSign(sign: Sign, character: string): boolean {
  switch (sign.kind) {
    case 'character':
      return sign.text === character;
    case 'class':
      return (
        sign.ranges.some((range) =>
          range.length === 3
            ? (range[0] ?? '') <= character && character <= (range[2] ?? '')
            : range === character,
        ) !== sign.not
      );
    default:
      return true;
  }
}

const fitsPath = (glob: Glob, parts: readonly string[]): boolean =>
  fitsAll(
    glob,
    parts,
    (part) => part === '**',
    (part, name) =>
      part !== '**' && fitsAll(part, [...name], (sign) => sign.kind === 'any', fitsSign),
  );

/**
 * Whether signs stand for items, where a wild sign stands for any number of them. Only the last wild
 * sign is ever taken back, which is enough and keeps it at most signs times items.
 */
function fitsAll<S, T>(
  signs: readonly S[],
  items: readonly T[],
  wild: (sign: S) => boolean,
  fits: (sign: S, item: T) => boolean,
): boolean {
  let sign = 0;
  let item = 0;
  let again: { readonly sign: number; item: number } | null = null;
  while (item < items.length) {
    const next = signs[sign];
    const here = items[item];
    if (next !== undefined && wild(next)) again = { sign: ++sign, item };
    else if (next !== undefined && here !== undefined && fits(next, here)) {
      sign++;
      item++;
    } else if (again === null) return false;
    else {
      sign = again.sign;
      item = ++again.item;
    }
  }
  return signs.slice(sign).every(wild);
}
