/** Of the font of the labels; a little wide, so that estimates err on the side of room. */
const CHARACTER = 6.4;

/** An estimate; Chinese, Japanese, Korean and emoji are about twice as wide. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

const widthOf = (character: string): number =>
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]|[\u{1F000}-\u{3FFFF}]/u.test(
    character,
  )
    ? CHARACTER * 1.9
    : CHARACTER;

/** A text cut to its room, with an ellipsis where something is left out. */
export function shorten(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  let kept = '';
  let width = CHARACTER;
  for (const character of text) {
    width += widthOf(character);
    if (width > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
