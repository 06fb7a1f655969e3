import { escapeMarkup, timelineSvg } from '../../picture/svg';
import type { PreviewData } from '../../protocol';
import { told } from './table';

const STYLE = `
:root{color-scheme:light}
body{margin:2rem auto;max-width:64rem;padding:0 1rem;font:15px/1.5 system-ui,sans-serif;color:#222;background:#fff}
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.1rem;margin-top:2rem}
.facts{display:flex;flex-wrap:wrap;gap:.5rem;padding:0;list-style:none}
.facts li{border:1px solid #ccc;border-radius:1rem;padding:.1rem .7rem}
.cards{display:flex;flex-wrap:wrap;gap:.75rem;padding:0;list-style:none}
.cards li{border:1px solid #ddd;border-radius:.4rem;padding:.5rem .8rem}
.cards b{display:block;font-size:1.2rem}.cards small{color:#666}
svg{max-width:100%;height:auto;border:1px solid #eee}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-bottom:1px solid #ddd}
td:first-child{white-space:nowrap}
.overdue{color:#b00020;font-weight:600}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr,svg{break-inside:avoid}}
`;

/** One file that needs nothing else: no script, no network. Text of the document is text in it. */
export function incidentHtml(data: PreviewData): string {
  const { incident, metrics, timeline, actions } = data;
  const t = escapeMarkup;
  const facts = [incident.id, incident.severity, incident.status, incident.statedDuration].filter(
    (fact): fact is string => fact !== null,
  );
  const picture = timelineSvg(timeline, metrics);
  const section = (title: string, body: readonly string[]): readonly string[] =>
    body.length === 0 ? [] : [`<h2>${title}</h2>`, ...body];
  const table = (
    head: readonly string[],
    rows: readonly (readonly string[])[],
  ): readonly string[] =>
    rows.length === 0
      ? []
      : [
          '<table>',
          `<thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>`,
          `<tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</tbody>`,
          '</table>',
        ];
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${t(data.title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<h1>${t(data.title)}</h1>`,
    facts.length === 0
      ? ''
      : `<ul class="facts">${facts.map((fact) => `<li>${t(fact)}</li>`).join('')}</ul>`,
    ...section(
      'Metrics',
      metrics.length === 0
        ? []
        : [
            `<ul class="cards">${metrics.map(({ name, text, formula }) => `<li><b>${t(text)}</b>${t(name)}<br><small>${t(formula)}</small></li>`).join('')}</ul>`,
          ],
    ),
    ...section('Timeline', [
      ...(picture === null ? [] : [picture]),
      ...table(
        [`Time${timeline.zone === null ? '' : ` (${t(timeline.zone)})`}`, 'Event', 'Who'],
        told(timeline).map(({ time, text, notes, actor }) => [
          t(time),
          `${t(text)}${notes === null || notes === '' ? '' : `<br><small>${t(notes)}</small>`}`,
          t(actor ?? ''),
        ]),
      ),
    ]),
    ...section(
      'Action items',
      table(
        ['Action', 'Owner', 'Due', 'Status'],
        actions.map(({ text, owner, due, status, done, overdue }) => [
          t(text),
          t(owner ?? '–'),
          overdue ? `<span class="overdue">${t(due ?? '')}, overdue</span>` : t(due ?? ''),
          t(status ?? (done ? 'Done' : 'Open')),
        ]),
      ),
    ),
    '</body>',
    '</html>',
    '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}
