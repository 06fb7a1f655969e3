import { literalPattern } from '../../text/pattern';
import { range, type Range } from '../../text/range';

/** Where an incident id stands in plain text, by the place it is looked for. Null without one. */
export interface IdForms {
  readonly inField: (text: string) => Range | null;
  readonly inTitle: (text: string) => Range | null;
  /** Where other incidents are named. */
  readonly inReference: (text: string) => Range | null;
}

const IN_FIELD =
  /\b(?:INC|PM|SEV|IR|RCA|PIR|COE|POST|INCIDENT)[-_ ]?#?\d{2,}(?:-\d{1,5})*\b|\b[A-Z][A-Z0-9]{1,9}-\d{1,8}(?:-\d{1,6})?\b|^#?\d{1,8}$/;
const IN_TITLE = /\b(?:INC|PM|PIR|COE|RCA|SEV|[A-Z]{2,6})-?\d{2,}(?:-\d{1,5})*\b/;
const IN_REFERENCE = /\b(?:INC|PM|SEV|PIR|COE|RCA|[A-Z]{2,10})-\d{2,}(?:-\d{1,6})*\b/;

/** Looks like an id and is none: a severity, a standard, a vulnerability. */
const OTHER = /^(?:SEV|P|S)-?\d$|^(?:HTTP|UTF|SHA|CVE|ISO|RFC|IPV|TLS|SSL)/i;

/** How many digits a part of a form may have. */
const PARTS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  yyyy: [4, 4],
  yy: [2, 2],
  mm: [2, 2],
  dd: [2, 2],
  n: [1, 9],
};

const PART = /(\{\w{1,4}\})/;
const LONGEST = 100;

/**
 * What cannot be used of a form such as `INC-{yyyy}{mm}{dd}-{n}`, in words; null when all can. Two
 * `{n}` with nothing but digits between them could be divided in many ways, and trying all of them
 * takes for ever.
 */
export function idFormProblem(form: string): string | null {
  if (form.length > LONGEST) return `is longer than ${LONGEST} characters`;
  const odd = [...form.matchAll(/\{(\w*)\}/g)].find(([, part = '']) => !Object.hasOwn(PARTS, part));
  if (odd)
    return `has \`${odd[0]}\`, which is not known in an id. Use \`{n}\` for a number, and \`{yyyy}\`, \`{yy}\`, \`{mm}\`, \`{dd}\` for the date`;
  const between = form.split('{n}').slice(1, -1);
  return between.some((text) => /^\d*$/.test(text.replace(/\{\w+\}/g, '0')))
    ? 'has two `{n}` with nothing but digits between them; put a `-` there'
    : null;
}

/**
 * Ids as the team writes them, `INC-{yyyy}{mm}{dd}-{n}`, else the usual forms. An id field is also
 * read by the usual forms when the team's do not fit.
 */
export function idForms(forms: readonly string[]): IdForms {
  const find =
    (...patterns: readonly RegExp[]) =>
    (text: string): Range | null => {
      for (const pattern of patterns) {
        const match = pattern.exec(text);
        if (match && match[0] !== '') return range(match.index, match.index + match[0].length);
      }
      return null;
    };
  const usualTitle = find(IN_TITLE);
  if (forms.length === 0)
    return {
      inField: find(IN_FIELD),
      inTitle: (text) => {
        const at = usualTitle(text);
        return at && OTHER.test(text.slice(at.from, at.to)) ? null : at;
      },
      inReference: find(IN_REFERENCE),
    };
  const own = forms.filter((form) => idFormProblem(form) === null).map(patternOf);
  return { inField: find(...own, IN_FIELD), inTitle: find(...own), inReference: find(...own) };
}

function patternOf(form: string): RegExp {
  const body = form
    .split(PART)
    .map((piece) => {
      const digits = PARTS[piece.slice(1, -1)];
      return digits ? `\\d{${digits[0]},${digits[1]}}` : literalPattern(piece);
    })
    .join('');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${body})(?![\\p{L}\\p{N}])`, 'u');
}
