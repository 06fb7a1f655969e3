import { escapeMarkup as t, timelineSvg } from '../../picture/svg';
import { countsText } from '../../incidents/actions/ledger';
import type { PreviewData, PreviewMetric } from '../../protocol';
import { eventHtml, timelineRows } from './timelineRows';

/** Narrow enough to be read on A4, where a page is about 680 pixels wide. */
const PICTURE_WIDTH = 880;

const STYLE = `
:root{color-scheme:light dark;--ink:#222;--soft:#5b5b5b;--line:#d5d5d5;--paper:#fff;--bad:#b00020}
@media screen and (prefers-color-scheme:dark){:root{--ink:#ddd;--soft:#a5a5a5;--line:#484848;--paper:#1c1c1c;--bad:#ff8a80}}
body{margin:2rem auto;max-width:64rem;padding:0 1rem;font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1,dd,td,.text{unicode-bidi:plaintext}
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.1rem;margin-top:2rem}h3{font-size:1rem;margin-bottom:0}
small,caption,dt{color:var(--soft)}
.facts,.cards{display:flex;flex-wrap:wrap;gap:.5rem .75rem;padding:0;margin:1rem 0;list-style:none}
.facts div,.cards li{border:1px solid var(--line);border-radius:.4rem;padding:.25rem .8rem}
.facts dt{font-size:.8rem}.facts dd{margin:0}
.cards li{padding:.5rem .8rem;max-width:16rem}
.cards b{display:block;font-size:1.2rem}.cards small,.stated{display:block}
figure{margin:0}svg{display:block;width:100%;height:auto;border:1px solid var(--line);box-sizing:border-box}
table{border-collapse:collapse;width:100%;font-size:.92em;margin-top:.5rem}
caption{text-align:start;padding:.3rem .5rem}
th,td{text-align:start;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
td:first-child{white-space:nowrap}thead th{white-space:nowrap}
.text{white-space:pre-line;overflow-wrap:anywhere}
.milestone{border:1px solid var(--line);border-radius:1rem;padding:0 .5rem;white-space:nowrap}
.wrong,.overdue{color:var(--bad);font-weight:600}.done{color:var(--soft)}
@page{size:A4;margin:15mm}
@media print{:root{color-scheme:light}body{margin:0;padding:0;max-width:none;font-size:10pt}h1,h2,h3{break-after:avoid}tr,li,figure,.facts div{break-inside:avoid}thead{display:table-header-group}p{orphans:3;widows:3}svg{max-height:240mm}}
`;

/** One file that needs nothing else: no script, no network. Text of the document is text in it. */
export function incidentHtml(data: PreviewData): string {
  const { title, metrics, timeline } = data;
  const picture = timelineSvg(timeline, metrics, PICTURE_WIDTH);
  return [
    '<!DOCTYPE html>',
    `<html lang="${languageOf(data)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${t(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    title === '' ? '' : `<h1>${t(title)}</h1>`,
    ...factsHtml(data),
    ...section(
      'Metrics',
      metrics.length === 0 ? [] : ['<ul class="cards">', ...metrics.map(card), '</ul>'],
    ),
    ...section('Timeline', [
      ...(picture === null ? [] : ['<figure>', picture, '</figure>']),
      ...timelineTable(data),
    ]),
    ...section('Why it happened', causesHtml(data)),
    ...section('Action items', actionTable(data)),
    '</main>',
    '</body>',
    '</html>',
    '',
  ]
    .filter((line, index, lines) => line !== '' || index === lines.length - 1)
    .join('\n');
}

/** Of the words on the page most are the document's; kana and hangul alone tell whose they are. */
export function languageOf({ title, timeline }: PreviewData): string {
  const text = title + timeline.entries.map((entry) => entry.text).join('');
  return /[\u3040-\u30ff]/.test(text) ? 'ja' : /[\uac00-\ud7af]/.test(text) ? 'ko' : 'en';
}

const section = (title: string, body: readonly string[]): readonly string[] =>
  body.length === 0 ? [] : ['<section>', `<h2>${title}</h2>`, ...body, '</section>'];

/** Id, severity, status, stated length and services, as far as the document gives them. */
export function factsHtml({ incident }: PreviewData): readonly string[] {
  const { id, severity, status, statedDuration, services } = incident;
  const named = [
    ['Incident', id],
    ['Severity', severity],
    ['Status', status],
    ['Duration, as stated', statedDuration],
    [services.length === 1 ? 'Service' : 'Services', services.join(', ')],
  ] as const;
  const known = named.flatMap(([name, value]) =>
    value === null || value === '' ? [] : [`<div><dt>${name}</dt><dd>${t(value)}</dd></div>`],
  );
  return known.length === 0 ? [] : ['<dl class="facts">', ...known, '</dl>'];
}

/** What the milestones give, and what the document says where that differs. */
function card({ text, name, formula, stated, contradicted }: PreviewMetric): string {
  const claim =
    stated === null
      ? ''
      : `<span class="stated${contradicted ? ' wrong' : ''}">Stated: ${t(stated)}${contradicted ? ', which no definition gives' : ''}</span>`;
  return `<li><b>${t(text)}</b>${t(name)}${claim}<small>${t(formula)}</small></li>`;
}

function timelineTable({ timeline }: PreviewData): readonly string[] {
  const found = timelineRows(timeline);
  if (!found) return [];
  const rows: string[] = [];
  for (const { entry, day } of found.rows) {
    if (day !== null) {
      if (rows.length > 0) rows.push('</tbody>', '<tbody>');
      rows.push(`<tr><th scope="rowgroup" colspan="3">${day}</th></tr>`);
    }
    rows.push(row([t(entry.time), eventHtml(entry), t(entry.actor ?? '')]));
  }
  return table(found.caption, [found.time, 'Event', 'Who'], rows);
}

/** The causes as the document gives them, and its chain of whys. */
export function causesHtml({
  analysis: { rootCause, factors, whys },
}: PreviewData): readonly string[] {
  return [
    ...(rootCause === null ? [] : ['<h3>Root cause</h3>', paragraph(rootCause.text)]),
    ...(factors.length === 0
      ? []
      : [
          '<h3>Contributing factors</h3>',
          '<ul>',
          ...factors.map(({ text }) => `<li class="text">${t(text)}</li>`),
          '</ul>',
        ]),
    ...(whys.length === 0
      ? []
      : [
          '<h3>Whys</h3>',
          '<ol>',
          ...whys.map(
            ({ question, answer }) =>
              `<li class="text"><b>${t(question)}</b><br>${answer === null ? '<span class="wrong">No answer</span>' : t(answer)}</li>`,
          ),
          '</ol>',
        ]),
  ];
}

const paragraph = (text: string): string => `<p class="text">${t(text)}</p>`;

/** What the document says of an action without a status. */
const STATES = { done: 'Done', open: 'Open', unknown: '–' } as const;

function actionTable({ actions, actionCounts: counts }: PreviewData): readonly string[] {
  if (actions.length === 0) return [];
  const ranked = actions.some(({ priority }) => priority !== null);
  return table(
    `${countOf(counts.all, 'action', 'actions')}: ${countsText(counts)}`,
    [...(ranked ? ['Priority'] : []), 'Action', 'Owner', 'Due', 'Status'],
    actions.map((action) =>
      row([
        ...(ranked ? [t(action.priority ?? '')] : []),
        t(action.text),
        t(action.owner ?? '–'),
        action.overdue
          ? `<span class="overdue">${t(action.due ?? '')}, overdue</span>`
          : t(action.due ?? '–'),
        t(action.status ?? STATES[action.state]),
      ]),
    ),
  );
}

const countOf = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

const row = (cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;

const table = (
  caption: string,
  head: readonly string[],
  rows: readonly string[],
): readonly string[] => [
  '<table>',
  `<caption>${caption}</caption>`,
  `<thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>`,
  '<tbody>',
  ...rows,
  '</tbody>',
  '</table>',
];
