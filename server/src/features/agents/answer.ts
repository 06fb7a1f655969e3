/** An answer is at most so long in UTF-8, unless all of it is asked for: it is read by a program that pays by the word. */
const MOST_BYTES = 2048;

/** Control and bidi characters of a document, which a terminal or a model might obey. */
const OBEYED = /[\p{Cc}\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** Text of a document within one line of an answer. */
export const quoted = (text: string, most = 160): string => {
  const plain = text.replace(OBEYED, ' ').replace(/ {2,}/g, ' ').trim();
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
};

/** The lines, or as many as fit, with the number of those that are left out. */
export function answer(lines: readonly string[], full: boolean): string {
  const whole = lines.join('\n');
  if (full || bytes(whole) <= MOST_BYTES) return whole;
  const kept: string[] = [];
  // Room for the last line, which says what is missing.
  let left = MOST_BYTES - 80;
  for (const line of lines) {
    left -= bytes(line) + 1;
    if (left < 0) break;
    kept.push(line);
  }
  const missing = lines.length - kept.length;
  return [
    ...kept,
    `… ${missing} more ${missing === 1 ? 'line' : 'lines'}; full: true gives all`,
  ].join('\n');
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;
