/** A list of phrases, written with commas between them; line breaks count as spaces. */
export const phrases = (text: string): readonly string[] =>
  text.split(',').map((phrase) => phrase.trim().replace(/\s+/g, ' '));
