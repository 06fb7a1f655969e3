import type { Postmortem } from '../model/types';

/** The title of a document; else `title: …` of the front matter, where the page that it is for makes a heading of it. */
export const titleOf = ({ title, fields }: Pick<Postmortem, 'title' | 'fields'>): string =>
  title?.text ??
  fields.find(({ form, name }) => form === 'front-matter' && /^title$/i.test(name.text))?.value
    .text ??
  '';

/** `Postmortem: Checkout latency` → `Checkout latency`: in a list of postmortems all are. */
export const shortTitle = (title: string): string =>
  title
    .replace(/^\s*(?:(?:incident\s{1,4})?post-?mortem|incident)\s{0,4}[:–—-]\s{0,4}/i, '')
    .trim() ||
  title.trim() ||
  'Incident without a title';
