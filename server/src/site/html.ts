import type { Figure } from '../incidents/numbers';
import { escapeMarkup as t } from '../picture/svg';
import { formatMinutes } from '../time/duration';
import { SCRIPT, SCRIPT_HASH } from './script';
import { STYLE } from './style';
import type { PagedIncident, SiteOptions } from './types';

/** The pages that each page links to. */
const PAGES = [
  ['index.html', 'Incidents'],
  ['actions.html', 'Actions'],
  ['charts.html', 'Charts'],
  ['about.html', 'About these numbers'],
] as const;

export interface Page {
  /** `index.html`, `incidents/a.html`. */
  readonly path: string;
  readonly title: string;
  /** Of most words on it. */
  readonly language?: string;
  /** Lines of markup, with everything from documents escaped. */
  readonly body: readonly string[];
  /** Whether tables of it are sorted and searched. */
  readonly script?: boolean;
}

/** A whole page. Nothing is loaded from anywhere, also from beside it: its policy forbids that. */
export function page(
  { path, title, language = 'en', body, script = false }: Page,
  options: SiteOptions,
): string {
  const up = path.includes('/') ? '../' : '';
  const policy = `default-src 'none'; style-src 'unsafe-inline'${script ? `; script-src '${SCRIPT_HASH}'` : ''}; base-uri 'none'; form-action 'none'`;
  return [
    '<!DOCTYPE html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${t(title)}</title>`,
    `<link rel="alternate" type="application/atom+xml" title="Incidents" href="${up}feed.xml">`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#main">Skip to the content</a>',
    '<header class="site">',
    '<b>Postmortems</b>',
    '<nav aria-label="Pages">',
    ...PAGES.map(
      ([href, name]) =>
        `<a href="${up}${href}"${href === path ? ' aria-current="page"' : ''}>${name}</a>`,
    ),
    '</nav>',
    '</header>',
    '<main id="main">',
    ...body,
    '</main>',
    '<footer>',
    `Made from the documents by postmortem ${t(options.version)}${options.now === null ? '' : ` at ${t(options.now)}`}. <a href="${up}feed.xml">Feed</a>, <a href="${up}actions.ics">calendar of due dates</a>, data: <a href="${up}data/incidents.jsonl">incidents</a>, <a href="${up}data/actions.jsonl">actions</a>.`,
    '</footer>',
    ...(script ? [`<script>${SCRIPT}</script>`] : []),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** The address of an incident's page, from a page in the folder `up` leads out of. */
export const hrefOf = ({ slug }: Pick<PagedIncident, 'slug'>, up = ''): string =>
  `${up}incidents/${encodeURIComponent(slug)}.html`;

/** `<a href="incidents/a.html">Title</a>`. */
export const linkTo = (incident: PagedIncident, up = ''): string =>
  `<a href="${hrefOf(incident, up)}">${t(incident.title)}</a>`;

/** `3 actions`, `1 action`. */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** A cell of a table that can be sorted, and whose column is named where it stands alone. */
export function cell(
  name: string,
  content: string,
  { value, kind }: { readonly value?: string | number; readonly kind?: string } = {},
): string {
  const shown = content === '' ? '' : ` data-k="${t(name)}"`;
  return `<td role="cell"${kind === undefined ? '' : ` class="${kind}"`}${shown}${value === undefined ? '' : ` data-v="${t(String(value))}"`}>${content}</td>`;
}

/** A head of a column; `n` for numbers. */
export const head = (name: string, numeric = false): string =>
  `<th scope="col" role="columnheader"${numeric ? ' data-n' : ''}>${t(name)}</th>`;

/** A length as a cell: what is not told is empty, and what is left out is said to be. */
export function valueCell(name: string, figure: Figure): string {
  switch (figure.kind) {
    case 'known':
      return cell(name, minutesText(figure.minutes), { value: figure.minutes, kind: 'num' });
    case 'left-out':
      return cell(name, `<span class="wrong">${minutesText(figure.minutes)}?</span>`, {
        value: '',
        kind: 'num',
      });
    case 'untold':
      return cell(name, '', { kind: 'num' });
  }
}

/** The field that searches the list of a page; the script shows it. */
export const searchField = (what: string): readonly string[] => [
  `<p class="search" hidden><label for="search">Search ${t(what)}</label> <input id="search" type="search" autocomplete="off"> <output for="search" aria-live="polite"></output></p>`,
];

/** Something wider than a telephone, which is then moved by hand or keys. */
export const scrolled = (name: string, content: string): string =>
  `<div class="scroll" tabindex="0" role="region" aria-label="${t(name)}">${content}</div>`;

export const minutesText = formatMinutes;
