import type { Message } from './message';
import { inside, isObject, listIn, listOf, messageAt, textOf, type Json } from './values';

/** Alerts as Alertmanager's API lists them and as it sends them to others. */
export const alertmanager = (value: unknown): readonly Message[] =>
  (Array.isArray(value) ? listOf(value) : listIn(value, 'alerts'))
    .filter((item) => isObject(item['labels']))
    .flatMap(alert);

function alert(item: Json): readonly Message[] {
  const labels = inside(item, 'labels');
  const annotations = inside(item, 'annotations');
  const name = textOf(labels['alertname']) || 'Alert';
  const summary = textOf(annotations['summary']) || textOf(annotations['description']);
  const what = summary === '' ? name : `${name}: ${summary}`;
  const link = textOf(item['generatorURL']);
  return [
    ...messageAt(item['startsAt'], 'Alertmanager', `${what} (firing)`, link),
    ...(hasEnded(item) ? messageAt(item['endsAt'], 'Alertmanager', `${name} resolved`, link) : []),
  ];
}

/** Of an alert that still fires, the end is when it would be forgotten: a time that lies ahead. */
function hasEnded(item: Json): boolean {
  const ended = textOf(item['endsAt']);
  const status = textOf(item['status']) || textOf(inside(item, 'status')['state']);
  return ended !== '' && !ended.startsWith('0001-') && (status === '' || status === 'resolved');
}
