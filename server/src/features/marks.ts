/** Marks that may stand around a time, by what opens them. */
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['**', '**'],
  ['__', '__'],
  ['*', '*'],
  ['_', '_'],
  ['`', '`'],
  ['~~', '~~'],
  ['[', ']'],
  ['(', ')'],
  ['**[', ']**'],
]);

/**
 * Of `**10:00**: text` or `**10:00:** text`, what closes the mark before the time (`**`), and what
 * follows it. Null where `before` is no mark, or holds more than the time: `**10:00 text**`.
 */
export function closing(
  before: string,
  behind: string,
): { readonly mark: string; readonly rest: string } | null {
  const mark = CLOSING.get(before);
  if (mark === undefined) return null;
  const inside = /^\s{0,2}[:–—-]?\s{0,2}/.exec(behind)?.[0] ?? '';
  for (const skipped of mark === '' ? [''] : ['', inside])
    if (behind.startsWith(mark, skipped.length))
      return { mark, rest: behind.slice(skipped.length + mark.length) };
  return null;
}

/** What stands between a time and its text: ` - `, `: `, ` `. */
export const separatorOf = (behind: string): string =>
  /^\s{0,8}(?:(?:[-–—:]{1,3}|→|=>)(?=\s|$))?\s{0,8}/.exec(behind)?.[0] ?? '';
