import type { Message } from './message';
import { inside, isObject, listIn, listOf, messageAt, textOf, type Json } from './values';

/** An entry of the log of an incident, as PagerDuty's API and its export have it. */
export function pagerDuty(item: Json): readonly Message[] {
  const link = textOf(item['html_url']) || textOf(inside(item, 'incident')['html_url']);
  return messageAt(
    item['created_at'],
    textOf(inside(item, 'agent')['summary']) || null,
    textOf(item['summary']) || textOf(item['type']).replace(/_/g, ' '),
    link,
  );
}

/** An entry of the log or a note of an alert of Opsgenie. */
export const opsgenie = (item: Json): readonly Message[] =>
  messageAt(
    item['createdAt'],
    textOf(item['owner']) || null,
    textOf(item['log']) || textOf(item['note']),
  );

/** The updates of incidents as Statuspage's API has them: one, or a list. */
export function statuspage(value: unknown): readonly Message[] {
  const incidents = isObject(value)
    ? [value, inside(value, 'incident'), ...listOf(value['incidents'])]
    : listOf(value);
  return incidents.flatMap((incident) =>
    listIn(incident, 'incident_updates').flatMap((update) => {
      const status = textOf(update['status']).replace(/_/g, ' ');
      const body = textOf(update['body']);
      const name = `${status.charAt(0).toUpperCase()}${status.slice(1)}`;
      return messageAt(
        textOf(update['display_at']) || update['created_at'],
        'Status page',
        [name, body].filter((one) => one !== '').join(': '),
        textOf(incident['shortlink']),
      );
    }),
  );
}

/** How deep an answer of GraphQL wraps its lists. */
const DEEPEST = 12;

/** The timeline of an incident of GitLab: `timelineEvents` of GraphQL, however it is wrapped. */
export function gitlab(value: unknown, _names?: unknown, depth = 0): readonly Message[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((one) => gitlab(one, null, depth + 1));
  if (!isObject(value)) return [];
  const at = textOf(value['occurredAt']) || textOf(value['occurred_at']);
  const note = textOf(value['note']);
  if (at === '' || note === '')
    return Object.values(value).flatMap((one) => gitlab(one, null, depth + 1));
  const author = inside(value, 'author');
  const link = textOf(inside(value, 'promotedFromNote')['url']);
  return messageAt(at, textOf(author['name']) || textOf(author['username']) || null, note, link);
}
