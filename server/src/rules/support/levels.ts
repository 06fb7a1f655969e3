/** `SEV-1`, `Sev 1`, `P1`, `S2`, `Tier 2`, `Level 3`: a word and a number. */
const NUMBERED =
  /(?<![\p{L}\p{N}])(sev(?:erity)?|p|s|tier|level|priority)[\s:#-]?([0-5])(?![\p{L}\p{N}])/giu;

/** The usual words of severities. */
export const SEVERITY_WORDS =
  'critical high medium low major minor moderate severe trivial blocker urgent emergency informational'.split(
    ' ',
  );
/** The usual words of statuses. */
export const STATUS_WORDS =
  'resolved closed open investigating identified monitoring mitigated ongoing draft final complete completed reviewed'.split(
    ' ',
  );

/** What follows a dash, a bracket, a comma or a stop explains the level: `High - 30% of users`. */
export const EXPLANATION = /\s[-–—]\s|[—–(（,;:。.]\s?|\s\|\s/u;

/**
 * The level that a value names: `Critical` of `CRITICAL (P1)`, `SEV-2` of `sev 2, since …`. Of a value
 * that names two levels of one scale (`SEV-2, then SEV-1`) neither is taken.
 */
export function levelIn(
  text: string,
  levels: readonly (readonly string[])[],
  words: readonly string[],
): string | { readonly reason: string } {
  const own = named(text, levels);
  const first = own[0];
  if (own.length > 1) return { reason: `names ${own.join(' and ')}` };
  if (first !== undefined) return first;
  const numbered = [...text.matchAll(NUMBERED)].map(([, word = '', number = '']) =>
    numberedName(word, number),
  );
  const usual = named(
    text,
    words.map((word) => [`${word.charAt(0).toUpperCase()}${word.slice(1)}`]),
  );
  // Of one scale and another, as in `Major (P1)`, the one that stands first.
  for (const found of startsWithNumber(text) ? [numbered, usual] : [usual, numbered]) {
    const distinct = [...new Set(found)];
    if (distinct.length > 1) return { reason: `names ${distinct.join(' and ')}` };
    if (distinct[0] !== undefined) return distinct[0];
  }
  const lead = (text.split(EXPLANATION)[0] ?? '').trim();
  return lead !== '' && lead.length <= 24 && lead.split(/\s+/).length <= 3
    ? lead
    : { reason: 'names no level' };
}

const startsWithNumber = (text: string): boolean => text.search(NUMBERED) === 0;

/** `Sev 1` as `SEV-1`, `p1` as `P1`, `tier 2` as `Tier 2`. */
function numberedName(word: string, number: string): string {
  const lower = word.toLowerCase();
  if (lower.startsWith('sev')) return `SEV-${number}`;
  if (lower === 'p' || lower === 'priority') return `P${number}`;
  if (lower === 's') return `S${number}`;
  return `${lower.charAt(0).toUpperCase()}${lower.slice(1)} ${number}`;
}

/** The levels of which a name stands in the text as a word of its own, in the order of the scale. */
function named(text: string, levels: readonly (readonly string[])[]): readonly string[] {
  const plain = ` ${spaced(text)} `;
  const joined = plain.replace(/\b([a-z]+) (\d)\b/gu, '$1$2');
  const found = levels.flatMap(([name, ...aliases]) =>
    name !== undefined &&
    [name, ...aliases].some((word) => {
      const own = spaced(word);
      return (
        own !== '' &&
        (plain.includes(` ${own} `) || joined.includes(` ${own.replace(/ (\d)$/u, '$1')} `))
      );
    })
      ? [name]
      : [],
  );
  // `Low` and `Not low`: a word that is denied is none.
  return /\b(?:not|no longer|previously|formerly|was)\b/iu.test(text) ? found.slice(0, 0) : found;
}

const spaced = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();

/** All levels that a value names, of whatever scale: `Critical` and `P1` of `CRITICAL (P1)`. */
export function levelsIn(text: string, levels: readonly (readonly string[])[]): readonly string[] {
  const usual = SEVERITY_WORDS.map((word) => [`${word.charAt(0).toUpperCase()}${word.slice(1)}`]);
  const numbered = [...text.matchAll(NUMBERED)].map(([, word = '', number = '']) =>
    numberedName(word, number),
  );
  return [...new Set([...named(text, levels), ...numbered, ...named(text, usual)])];
}
