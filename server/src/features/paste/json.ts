import { Temporal } from 'temporal-polyfill';
import { oneLine, type PastedLog, type PastedMessage } from './message';

const UTC = { name: 'UTC', id: 'UTC' };

/** Exports in JSON: Slack channels, Alertmanager, PagerDuty and Opsgenie logs. Null for any other. */
export function readJson(text: string): PastedLog | null {
  if (!/^\s*[[{]/.test(text)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const messages = Array.isArray(value) ? list(value) : fieldOf(value, 'messages');
  if (messages.some((item) => typeof item['ts'] === 'string')) return log('Slack', slack(messages));
  const known = [
    ['Alertmanager', 'alerts', alert],
    ['PagerDuty', 'log_entries', pagerDuty],
    ['Opsgenie', 'logs', opsgenie],
    ['Opsgenie', 'data', opsgenie],
  ] as const;
  for (const [source, key, read] of known) {
    const found = log(source, fieldOf(value, key).flatMap(read));
    if (found) return found;
  }
  return null;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const list = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
const string = (value: unknown): string => (typeof value === 'string' ? value : '');
const inside = (value: Json, key: string): Json => (isObject(value[key]) ? value[key] : {});

function fieldOf(value: unknown, key: string): readonly Json[] {
  return isObject(value) ? list(value[key]) : [];
}

const log = (source: string, messages: readonly PastedMessage[]): PastedLog | null =>
  messages.length === 0 ? null : { source, messages };

function message(
  instant: string | number,
  actor: string | null,
  text: string,
): readonly PastedMessage[] {
  try {
    const at =
      typeof instant === 'number'
        ? Temporal.Instant.fromEpochMilliseconds(Math.floor(instant))
        : Temporal.Instant.from(instant);
    const utc = at.toZonedDateTimeISO('UTC');
    const said = oneLine(text);
    return said === ''
      ? []
      : [{ date: utc.toPlainDate(), time: utc.toPlainTime(), zone: UTC, actor, text: said }];
  } catch {
    return [];
  }
}

function slack(messages: readonly Json[]): readonly PastedMessage[] {
  const names = new Map<string, string>();
  for (const item of messages) {
    const profile = inside(item, 'user_profile');
    const name = string(profile['real_name']) || string(profile['name']);
    if (name !== '') names.set(string(item['user']), name);
  }
  return messages.flatMap((item) => {
    if (string(item['type']) !== 'message' || /join|leave/.test(string(item['subtype']))) return [];
    const text = string(item['text'])
      .replace(/<@(\w+)>/g, (_, user: string) => names.get(user) ?? user)
      .replace(/<#\w+\|([^>]+)>/g, '#$1')
      .replace(/<(https?:[^|>]+)\|([^>]+)>/g, '$2 ($1)')
      .replace(/<(https?:[^>]+)>/g, '$1')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&');
    const actor =
      names.get(string(item['user'])) ??
      (string(item['username']) || string(inside(item, 'bot_profile')['name']) || null);
    return message(Number(string(item['ts'])) * 1000, actor, text);
  });
}

function alert(item: Json): readonly PastedMessage[] {
  const labels = inside(item, 'labels');
  const annotations = inside(item, 'annotations');
  const name = string(labels['alertname']) || 'Alert';
  const summary = string(annotations['summary']) || string(annotations['description']);
  const what = summary === '' ? name : `${name}: ${summary}`;
  const ended = string(item['endsAt']);
  return [
    ...message(string(item['startsAt']), 'Alertmanager', `${what} (firing)`),
    ...(ended === '' || ended.startsWith('0001-')
      ? []
      : message(ended, 'Alertmanager', `${name} resolved`)),
  ];
}

function pagerDuty(item: Json): readonly PastedMessage[] {
  const agent = inside(item, 'agent');
  return message(
    string(item['created_at']),
    string(agent['summary']) || null,
    string(item['summary']) || string(item['type']).replace(/_/g, ' '),
  );
}

function opsgenie(item: Json): readonly PastedMessage[] {
  const at = item['createdAt'];
  return message(
    typeof at === 'number' ? at : string(at),
    string(item['owner']) || null,
    string(item['log']) || string(item['message']),
  );
}
