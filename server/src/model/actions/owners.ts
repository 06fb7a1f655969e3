import { TEMPLATE_WORDS } from '../vocabulary/templateWords';

/** Signs that a cell is empty on purpose or waits for a value, as the gaps of our own templates do. */
export const isBlankValue = (text: string): boolean =>
  TEMPLATE_WORDS.has(text.trim()) ||
  /^(?:[-—–−_.?*\s]*|n\/?a|tbd|tbc|todo|none|unassigned|unknown|null|pending|\[[ -]*\]|\(?to be (?:determined|assigned|decided)\)?|<[^>]*>|@?\s*|未定|なし)$/i.test(
    text.trim(),
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
  const bracketedHandle = /[([]\s*(@[\w.-]{2,39}(?:\s*(?:,|and|&)\s*@[\w.-]{2,39})*)\s*[)\]]/.exec(
    text,
  );
  if (bracketedHandle?.[1] !== undefined)
    return found(
      bracketedHandle.index + bracketedHandle[0].indexOf(bracketedHandle[1]),
      bracketedHandle[1],
    );
  const handle =
    /(?:^|\s)(@[A-Za-z][\w.-]{1,38})(?=\s*$|\s*[:—–-]\s|\s+(?:to|will)\b|\s*[[(])/.exec(text);
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
