/**
 * The text without the characters of `dropped` at its end; white space counts as dropped. Linear,
 * which `replace(/[…]+$/, '')` is not on long runs in the middle.
 */
export function trimEndOf(text: string, dropped: string): string {
  let end = text.length;
  while (end > 0) {
    const character = text[end - 1] ?? '';
    if (!dropped.includes(character) && character.trim() !== '') break;
    end--;
  }
  return text.slice(0, end);
}
