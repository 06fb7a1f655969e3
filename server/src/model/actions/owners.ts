import { LANGUAGES } from '../../language/languages';
import { literalPattern } from '../../text/pattern';
import { TEMPLATE_WORDS } from '../vocabulary/templateWords';

/** Signs that a cell is empty on purpose or waits for a value, as the gaps of our own templates do. */
export const isBlankValue = (text: string): boolean =>
  TEMPLATE_WORDS.has(text.trim()) ||
  /^(?:[-—–−_.?*\s]*|n\/?a|tbd|tbc|todo|none|unassigned|unknown|null|pending|\[[ -]*\]|\(?to be (?:determined|assigned|decided)\)?|<[^>]*>|@?\s*|未定|なし)$/i.test(
    text.trim(),
  );

const OWNER = LANGUAGES.flatMap(({ columns, names }) => [...columns.owner, names.columns.owner])
  .sort((a, b) => b.length - a.length)
  .map(literalPattern)
  .join('|');

/** `- Owned by: Ana Ruiz` below an action: any name of a column of owners, and one value. */
const WHOLE = new RegExp(
  `^(?:${OWNER})\\s?[:：]\\s?(@?\\p{L}[^,;:()（）[\\]【】|—–\\n]{0,40})$`,
  'iu',
);

/** The owner that a line below an action names, and nothing else. */
export function ownerOnly(text: string): ReturnType<typeof ownerIn> {
  const name = WHOLE.exec(text)?.[1];
  return name === undefined ? null : found(text.lastIndexOf(name), name);
}

/** `(Lead: Ana Ruiz, …)`, `(担当: …)`: any name of a column of owners, at the start of a bracket. */
const IN_BRACKET = new RegExp(
  `[([（【](?:${OWNER})\\s?[:：]\\s?(@?\\p{L}[^,;()（）[\\]【】|—–\\n]{0,60}?)(?=\\s*[,;)）\\]】、])`,
  'iu',
);

/** `- Owner: @x`, `(owner: Sarah)`, `[@sarah]`, `@sarah`: who an item without columns belongs to. */
export function ownerIn(
  text: string,
): { readonly from: number; readonly to: number; readonly name: string } | null {
  const labelled =
    /(?:^|[\s(（[—–|-])(?:owner|assignee|assigned to|responsible|dri|verantwortlich|responsable|担当)\s*[:：]\s*(@?[\p{L}][^,;()（）[\]|—–\n]{0,60}?)(?=\s*(?:[,;()（）[\]|—–]|\s-\s|\.\s|\.?$|\s(?:due|by|eta|deadline)\b))/iu.exec(
      text,
    );
  if (labelled?.[1] !== undefined)
    return found(labelled.index + labelled[0].lastIndexOf(labelled[1]), labelled[1]);
  const inBracket = IN_BRACKET.exec(text);
  const named = inBracket?.[1];
  if (inBracket && named !== undefined)
    return found(inBracket.index + inBracket[0].lastIndexOf(named), named);
  const bracketedHandle = /[([]\s*(@[\w.-]{2,39}(?:\s*(?:,|and|&)\s*@[\w.-]{2,39})*)\s*[)\]]/.exec(
    text,
  );
  if (bracketedHandle?.[1] !== undefined)
    return found(
      bracketedHandle.index + bracketedHandle[0].indexOf(bracketedHandle[1]),
      bracketedHandle[1],
    );
  const handle =
    /(?:^|\s)(@[A-Za-z][\w.-]{1,38})(?=\s*(?:[:：]\s*)?$|\s*[:—–-]\s|\s+(?:to|will)\b|\s*[[(])/.exec(
      text,
    );
  if (handle?.[1] !== undefined)
    return found(handle.index + handle[0].indexOf(handle[1]), handle[1]);
  return null;
}

function found(from: number, raw: string): { from: number; to: number; name: string } | null {
  const name = raw.trim().replace(/^@/, '');
  return isBlankValue(name) ? null : { from, to: from + raw.trim().length, name };
}

/** Words that make an owner a team. */
export const isTeam = (name: string): boolean =>
  /\b(?:team|teams|group|squad|guild|devops|sre|sres|qa|ops|platform|infra(?:structure)?|engineering|backend|frontend|security|support|everyone|all|on-?call|department|representative|committee|チーム)\b|チーム$/i.test(
    name,
  );
