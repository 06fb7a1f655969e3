import { memo } from '../text/memo';

/**
 * The same letters without their accents, in lower case: `Résumé` and `resume` are one word. The
 * marks of Japanese stay, which make other letters.
 */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll('ß', 'ss');

/**
 * A heading, label or column title as the vocabularies know it: lower case without accents, no
 * emoji, no punctuation, no numbering, one space between words.
 */
function plainWords(text: string): string {
  return folded(text)
    .replace(/[’']/g, ' ')
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .replace(/&/g, ' and ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same without leading numbers (`1.`, `5.2`) and without what stands in brackets. */
export const headingWords = memo((text: string): string => {
  const bare = text
    .replace(/:[a-z][a-z0-9_+-]{1,40}:/g, ' ')
    .replace(/[([（【][^)\]）】]{0,120}[)\]）】]/g, ' ')
    .replace(/^\s*(?:\d{1,2}(?:\.\d{1,2})*[.):]|[IVX]{1,4}\.)\s*(?=\S)/, '');
  return plainWords(bare) || plainWords(text);
}, 4000);

/** Scripts that write words without spaces, or with endings that belong to them. */
export const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** True when `phrase` stands in `words` between word boundaries; in unspaced scripts anywhere. */
export function hasPhrase(words: string, phrase: string): boolean {
  if (UNSPACED.test(phrase)) return words.includes(phrase);
  for (let at = words.indexOf(phrase); at !== -1; at = words.indexOf(phrase, at + 1)) {
    const before = at === 0 || words[at - 1] === ' ';
    const after = words[at + phrase.length];
    if (before && (after === undefined || after === ' ')) return true;
  }
  return false;
}
