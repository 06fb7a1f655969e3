import { memo } from './memo';

/** A long text is asked for once for each of its places that may be a time. */
const MOST_TEXTS = 16;

/**
 * The same text, character for character, with ASCII for full-width forms (`１４：３０`), for
 * Arabic-Indic and Persian digits, and for spaces that do not break (`2:30 PM`). Offsets stay.
 */
export const asciiDigits = memo(
  (text: string): string => (FOREIGN.test(text) ? text.replace(ALL_FOREIGN, ascii) : text),
  MOST_TEXTS,
);

const FOREIGN = /[\uff01-\uff5e\u0660-\u0669\u06f0-\u06f9\u00a0\u2009\u202f]/;
const ALL_FOREIGN = new RegExp(FOREIGN, 'g');
const SPACE = /\s/;

function ascii(character: string): string {
  if (SPACE.test(character)) return ' ';
  const code = character.charCodeAt(0);
  const zero = code >= 0xff01 ? 0xfee0 : code >= 0x06f0 ? 0x06f0 - 48 : 0x0660 - 48;
  return String.fromCharCode(code - zero);
}
