/** The named characters that people write in Markdown; any other stays as it is written. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['rarr', '→'],
  ['larr', '←'],
  ['times', '×'],
  ['copy', '©'],
  ['reg', '®'],
  ['trade', '™'],
  ['deg', '°'],
  ['bull', '•'],
  ['middot', '·'],
]);

/** `a &amp; b &#8594; c` → `a & b → c`. */
export const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,8}));/g,
        (whole, decimal?: string, hex?: string, name?: string) =>
          name === undefined
            ? character(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal), whole)
            : (NAMED.get(name) ?? whole),
      )
    : text;

const character = (code: number, whole: string): string =>
  code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : whole;
