import type { Log, Message } from './message';
import { alertmanager } from './alertmanager';
import { readSlack, type SlackNames } from './slack';
import { gitlab, opsgenie, pagerDuty, statuspage } from './trackers';
import { isObject, listIn, listOf, type Json } from './values';

/**
 * Exports in JSON: Slack, PagerDuty, Opsgenie, Statuspage, GitLab, Alertmanager. Null for any other.
 * `names` are what other files of the same export tell of its people.
 */
export function readJson(text: string, names?: SlackNames): Log | null {
  if (!/^\s*[[{]/.test(text.replace(/^\ufeff/, ''))) return null;
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
  for (const [source, read] of READERS) {
    const messages = read(value, names);
    if (messages.length > 0) return { source, messages };
  }
  return null;
}

type Reader = (value: unknown, names?: SlackNames) => readonly Message[];

const READERS: readonly (readonly [string, Reader])[] = [
  ['Slack', (value, names) => readSlack(value, names)],
  ['Alertmanager', alertmanager],
  ['PagerDuty', (value) => listIn(value, 'log_entries').flatMap((one) => pagerDuty(one))],
  ['Statuspage', statuspage],
  ['GitLab', gitlab],
  [
    'Opsgenie',
    (value) =>
      ['logs', 'data'].flatMap((key) => logsIn(value, key)).flatMap((one) => opsgenie(one)),
  ],
];

/** A list of log entries, also as an answer of the API has it. */
const logsIn = (value: unknown, key: string): readonly Json[] =>
  key === 'data' && Array.isArray(value)
    ? listOf(value)
    : isObject(value)
      ? listIn(value, key)
      : [];
