import { CAVEAT } from '../incidents/numbers';
import { escapeMarkup as t } from '../picture/svg';
import { countOf, linkTo, minutesText, page } from './html';
import { VALUE_IDS, VALUE_NAMES, type PagedIncident, type Site, type SiteOther } from './types';

/** Where each number comes from, and what is in none of them. */
export function aboutPage(site: Site): string {
  return page(
    {
      path: 'about.html',
      title: 'About these numbers',
      body: [
        '<h1>About these numbers</h1>',
        ...documents(site),
        ...leftOut(site),
        ...doubtful(site),
        ...definitions(),
        ...limits(site),
      ],
    },
    site.options,
  );
}

const KINDS: Readonly<Record<SiteOther['kind'], string>> = {
  'no-postmortem': 'no postmortem, by name, words and structure',
  template: 'templates that were not filled in',
  unreadable: 'could not be read',
};

function documents({ incidents, others, options }: Site): readonly string[] {
  const total = incidents.length + others.length;
  const kinds = (['unreadable', 'template', 'no-postmortem'] as const).flatMap((kind) => {
    const those = others.filter((other) => other.kind === kind);
    if (those.length === 0) return [];
    const names = options.public
      ? ''
      : `<details><summary>Which</summary><ul>${those.map(({ path, why }) => `<li><code>${t(path)}</code>: ${t(why)}</li>`).join('')}</ul></details>`;
    return [`<li>${those.length}: ${KINDS[kind]}${names}</li>`];
  });
  return [
    '<h2>The documents</h2>',
    total === 0
      ? '<p>There was no Markdown document in the folder.</p>'
      : `<p>${countOf(total, 'Markdown document')}; ${incidents.length} of them ${incidents.length === 1 ? 'is a postmortem and has a page' : 'are postmortems, each with a page'}.</p>`,
    ...(kinds.length === 0 ? [] : ['<ul>', ...kinds, '</ul>']),
    ...sameIds(incidents),
    ...list(
      'Several incidents in one document',
      'Such a document counts as one. All of it is on its page, and its lengths are in no number.',
      incidents.filter(({ summary }) => summary.several).map((incident) => linkTo(incident)),
    ),
  ];
}

function sameIds(incidents: readonly PagedIncident[]): readonly string[] {
  const byId = new Map<string, PagedIncident[]>();
  for (const incident of incidents) {
    const { id } = incident.summary;
    if (id === null) continue;
    const known = byId.get(id);
    if (known) known.push(incident);
    else byId.set(id, [incident]);
  }
  return list(
    'The same id in several documents',
    'Each has its page and counts as an incident of its own.',
    [...byId]
      .filter(([, those]) => those.length > 1)
      .map(([id, those]) => `${t(id)}: ${those.map((one) => linkTo(one)).join(', ')}`),
  );
}

const list = (title: string, why: string, items: readonly string[]): readonly string[] =>
  items.length === 0
    ? []
    : [
        `<h3>${title}</h3>`,
        `<p>${why}</p>`,
        '<ul>',
        ...items.map((item) => `<li>${item}</li>`),
        '</ul>',
      ];

function leftOut({ incidents }: Site): readonly string[] {
  const rows = incidents.flatMap((incident) =>
    VALUE_IDS.flatMap((id) => {
      const value = incident.summary.lengths[id];
      return value.kind === 'left-out'
        ? [
            `<tr><td>${linkTo(incident)}</td><td>${VALUE_NAMES[id]}</td><td class="num">${minutesText(value.minutes)}</td><td>${t(value.reason)}</td></tr>`,
          ]
        : [];
    }),
  );
  return [
    '<h2>Lengths that are left out</h2>',
    '<p>A length that its own document speaks against is shown with a question mark, and is in no chart and no median. Mend the document, and it counts.</p>',
    ...(rows.length === 0
      ? ['<p>None.</p>']
      : [
          '<table>',
          `<caption>${countOf(rows.length, 'length')}</caption>`,
          '<thead><tr><th scope="col">Incident</th><th scope="col">Length</th><th scope="col">It would be</th><th scope="col">Why it is left out</th></tr></thead>',
          '<tbody>',
          ...rows,
          '</tbody>',
          '</table>',
        ]),
  ];
}

function doubtful({ incidents }: Site): readonly string[] {
  return [
    ...list(
      'Without a date',
      'They stand last in the list, and are in neither calendar nor feed.',
      incidents.filter(({ summary }) => summary.day === null).map((one) => linkTo(one)),
    ),
    ...list(
      'With a doubtful date',
      'They are in the list by the date that stands there, and not in the calendar.',
      incidents
        .filter(({ summary }) => summary.day?.refuted != null)
        .map((one) => `${linkTo(one)}: ${t(one.summary.day?.refuted ?? '')}`),
    ),
  ];
}

function definitions(): readonly string[] {
  const rows: readonly (readonly [string, string])[] = [
    [
      'Duration',
      'as the document states it; else from the start of impact, or the detection, to the all clear, or the resolution',
    ],
    ['Time to detect', 'detected − impact started'],
    ['Time to acknowledge', 'acknowledged − detected, or paged'],
    ['Time to mitigate', 'mitigated − impact started, or detected'],
    ['Time to resolve', 'resolved, or all clear − impact started, or detected'],
  ];
  return [
    '<h2>What is measured</h2>',
    '<p>Where a team configures a definition of its own, that one counts for its documents. The page of each incident names the definition that was used, and the lines it was read from.</p>',
    '<dl>',
    ...rows.map(([name, text]) => `<dt>${name}</dt><dd>${text}</dd>`),
    '</dl>',
  ];
}

function limits({ incidents, options }: Site): readonly string[] {
  return [
    '<h2>What these numbers cannot show</h2>',
    `<p>Lengths of incidents differ by factors of a thousand, and there are few of them: ${incidents.length} here. Whether response has become faster, or one team is better than another, cannot be seen in such numbers; so there is no trend, no mean, and no ranking of people or teams. A median stands only over six incidents or more, with its interval.</p><p>${CAVEAT}</p>`,
    '<p>A document that does not tell when something was detected is no sign that it was detected late: unknown is shown as unknown.</p>',
    `<p>${options.now === null ? 'The report was made without a date (<code>--now</code>), so it does not say what is overdue; the same documents give the same bytes.' : `The report was made as of ${t(options.now)}: what is overdue is so on that day.`}</p>`,
    ...(options.public
      ? [
          '<h2>The public version</h2>',
          '<p>Names of people are replaced by roles; addresses, hosts, credentials, links inside and other forms that only the inside knows are taken away, and nothing is said of the files. Only what has a known form can be found: a person has to read it before it is published.</p>',
        ]
      : []),
  ];
}
