import { overviewCharts } from '../../server/src/features/overview/charts';
import { chartedIncident } from '../../server/src/incidents/charted';
import { teamZone } from '../../server/src/incidents/zone';
import type { OverviewAnswer } from '../../server/src/protocol';
import { postmortem, TODAY } from './analyse';

const SERVICES = ['checkout', 'orders', 'Checkout', 'search', 'login', 'mail', 'billing', 'orders'];
const SEVERITIES = ['Critical', 'High', 'High', 'Medium', 'Medium', 'Medium', 'Low', ''];
const TITLES = [
  'Checkout timeouts after a deploy',
  'Orders arrive twice',
  'Certificate of the gateway expired',
  'Search returns nothing',
  'Login loop for new customers',
  'Mail queue grows without end',
  'Wrong totals on invoices',
];
const CAUSES = [
  'The connection pool was exhausted by a query without a limit.',
  'A retry without a limit filled the queue.',
  'The certificate expired: nobody renewed it.',
  'A migration locked the table of orders.',
  'The deploy changed a timeout of the connection pool.',
  'A certificate was renewed and never deployed.',
  'A cache kept totals of the day before.',
];
const STATES = ['Done', 'Open', 'Done', 'Sometime', 'In progress', 'Done', ''];

const from = (list: readonly string[], at: number): string => list[at % list.length] ?? '';
const two = (value: number): string => String(value).padStart(2, '0');

/**
 * A postmortem of a team that writes thirty a year: most are whole, every eleventh states a length that
 * its own times deny, some leave out when they were noticed, how severe they were or which service it was.
 */
export function sampleIncident(number: number): string {
  const day = new Date(Date.UTC(2024, 7, 20 + number * 11 + ((number * number) % 7)));
  const date = day.toISOString().slice(0, 10);
  const hour = number % 5 === 0 ? (number * 5) % 24 : 8 + ((number * 7) % 10);
  const minute = (number * 17) % 60;
  const at = (minutes: number): string => {
    const whole = hour * 60 + minute + minutes;
    return `${new Date(day.getTime() + whole * 60_000).toISOString().slice(0, 10)} ${two(Math.floor(whole / 60) % 24)}:${two(whole % 60)}`;
  };
  const detect = 1 + ((number * 13) % 37);
  const length = detect + 12 + ((number * 29) % 50) * (number % 9 === 0 ? 14 : 2);
  const severity = from(SEVERITIES, number);
  const service = number % 13 === 4 ? '' : from(SERVICES, number * 3);
  const rows = [
    `${at(0)} - Impact started`,
    ...(number % 6 === 2 ? [] : [`${at(detect)} - Alert fired, incident detected`]),
    ...(number % 3 === 0 ? [`${at(detect + 4)} - On-call acknowledged`] : []),
    ...(number % 4 === 1 ? [`${at(length - 8)} - Rolled back, mitigated`] : []),
    `${at(length)} - Incident resolved`,
  ];
  const due = new Date(day.getTime() + (14 + (number % 60)) * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const actions = Array.from(
    { length: 1 + (number % 4) },
    (_, index) =>
      `| ${from(['Add an alert for', 'Write a runbook for', 'Limit the retries of', 'Test the failover of'], index)} ${service || 'the gateway'} | ${from(['Ada', 'Grace', 'Linus'], number + index)} | ${due} | ${from(STATES, number * 3 + index)} |`,
  );
  return `# Postmortem: ${from(TITLES, number)}\n\n**Incident ID:** INC-${date.replace(/-/g, '')}-001\n**Date:** ${date}\n${severity === '' ? '' : `**Severity:** ${severity}\n`}**Status:** Resolved\n${number % 11 === 7 ? '**Duration:** 40 hours\n' : ''}\n## Impact\n\n${service === '' ? 'Customers waited.' : `**Services affected:** ${service}`}\n\n## Timeline (UTC)\n\n${rows.map((row) => `- ${row}`).join('\n')}\n\n## Root Cause\n\n${from(CAUSES, number)}\n\n## Action Items\n\n| Action | Owner | Due | Status |\n|---|---|---|---|\n${actions.join('\n')}\n`;
}

/** What the server answers for these documents, by their names. */
export function overviewOfDocuments(
  documents: Readonly<Record<string, string>>,
  configuration: Readonly<Record<string, unknown>> = {},
): OverviewAnswer {
  const charted = Object.entries(documents).flatMap(
    ([name, text]) => chartedIncident(name, postmortem(text, configuration)) ?? [],
  );
  const today = TODAY.toString();
  return {
    ...overviewCharts(charted, teamZone(charted), today, (file) => `file:///w/${file}`),
    today,
    reading: null,
    unread: [],
    all: charted.length,
    filter: {},
    choices: {
      quarter: [
        { value: '2025-Q3', n: 2 },
        { value: null, n: 1 },
      ],
      severity: [{ value: 'High', n: 3 }],
      service: [],
    },
    several: [],
    sameId: [],
  };
}

/** So many documents of that team. */
export const sampleDocuments = (count: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, number) => [`${number}.md`, sampleIncident(number)]),
  );
