import ATLASSIAN from './atlassian';
import COE from './coe';
import FULL from './full';
import GOOGLE from './google';
import PAGERDUTY from './pagerduty';
import SHORT from './short';
import type { Template } from './template';
import { literalSnippet } from '../../text/snippet';

/** In the order in which they are offered. */
export const TEMPLATES: readonly Template[] = [FULL, SHORT, GOOGLE, PAGERDUTY, ATLASSIAN, COE];

/** What is known when a postmortem is begun. Empty texts become gaps. */
export interface Beginning {
  readonly id: string;
  readonly title: string;
  /** ISO date. */
  readonly date: string;
  readonly severity: string;
  /** `14:30`. */
  readonly start: string;
  /** `15:45`, with its day where it is another one. */
  readonly end: string;
  readonly duration: string;
  readonly zone: string;
  readonly people: readonly string[];
}

/** What stands in the place of something that is not known: no value could be mistaken for it. */
export const UNKNOWN_WORDS: Readonly<Record<string, string>> = {
  start: 'when it began',
  end: 'when it ended',
  duration: 'how long',
  severity: 'how severe',
  people: 'who wrote this',
  author: 'author',
};

/** The template as a snippet of LSP: the first gap is the first tab stop. */
export function fillTemplate(text: string, beginning: Beginning): string {
  const known: Readonly<Record<string, string>> = {
    ...beginning,
    people: beginning.people.join(', '),
    author: beginning.people[0] ?? '',
  };
  let stop = 0;
  let at = 0;
  let filled = '';
  for (const match of text.matchAll(/\{\{([^{}\n]{1,120})\}\}/g)) {
    const name = (match[1] ?? '').trim();
    filled += literalSnippet(text.slice(at, match.index));
    at = match.index + match[0].length;
    const value = known[name] ?? '';
    if (value !== '') filled += literalSnippet(value);
    else if (name.includes('|'))
      filled += `\${${++stop}|${name
        .split('|')
        .map((word) => word.trim().replace(/[\\,|]/g, '\\$&'))
        .join(',')}|}`;
    else filled += `\${${++stop}:${literalSnippet(UNKNOWN_WORDS[name] ?? name)}}`;
  }
  return `${filled}${literalSnippet(text.slice(at))}$0`;
}

/** `2025-08-22-database-pool.md`, in the form that the other postmortems of the folder have. */
export function fileNameFor(beginning: Beginning, others: readonly string[]): string {
  const slug =
    beginning.title
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'incident';
  const count = (form: RegExp): number => others.filter((name) => form.test(name)).length;
  const dated = count(/^\d{4}-\d{2}-\d{2}[-_]/);
  const compact = count(/^\d{8}[-_]/);
  const byId = count(/^[A-Za-z]{2,10}-\d/);
  const separator = count(/^[\d-]+_|^[a-z0-9]+_/i) > others.length / 2 ? '_' : '-';
  const words = slug.replace(/-/g, separator);
  if (byId > dated && byId > compact && beginning.id !== '') {
    const bare = others.every((name) => /^[A-Za-z]+-[\d-]+\.md$/.test(name));
    return bare ? `${beginning.id}.md` : `${beginning.id}${separator}${words}.md`;
  }
  const date = compact > dated ? beginning.date.replace(/-/g, '') : beginning.date;
  return `${date}${separator}${words}.md`;
}
