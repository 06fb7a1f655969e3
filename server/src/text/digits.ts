/**
 * The same text, character for character, with ASCII for full-width forms (`１４：３０`), for
 * Arabic-Indic and Persian digits, and for spaces that do not break (`2:30 PM`). Offsets stay.
 */
export function asciiDigits(text: string): string {
  return FOREIGN.test(text) ? text.replace(ALL_FOREIGN, ascii) : text;
}

const FOREIGN = /[\uff01-\uff5e\u0660-\u0669\u06f0-\u06f9\u00a0\u2009\u202f]/;
const ALL_FOREIGN = new RegExp(FOREIGN, 'g');
const SPACE = /\s/;

function ascii(character: string): string {
  if (SPACE.test(character)) return ' ';
  const code = character.charCodeAt(0);
  const zero = code >= 0xff01 ? 0xfee0 : code >= 0x06f0 ? 0x06f0 - 48 : 0x0660 - 48;
  return String.fromCharCode(code - zero);
}
