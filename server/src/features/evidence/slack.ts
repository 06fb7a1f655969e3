import { withoutEmojiCodes } from './emoji';
import type { Message } from './message';
import { inside, isObject, listIn, listOf, messageAt, textOf, type Json } from './values';

/** What an export tells of people and channels, beside its messages. */
export interface SlackNames {
  readonly users: ReadonlyMap<string, string>;
  /** Ids of channels by name. */
  readonly channels: ReadonlyMap<string, string>;
  /** The channel that the messages are of; empty where it is not known. */
  readonly channel: string;
  /** `https://acme.slack.com`; empty where it is not known. */
  readonly workspace: string;
}

/** Nothing but what the messages tell themselves. */
const NO_NAMES: SlackNames = {
  users: new Map(),
  channels: new Map(),
  channel: '',
  workspace: '',
};

/** Who came and went, and what the place is called: nothing that happened to a service. */
const HOUSEKEEPING =
  /^(?:(?:channel|group)_(?:join|leave|archive|unarchive|name|purpose|posting_permissions|convert_to_private)|bot_(?:add|remove)|pinned_item|unpinned_item|reminder_add|tombstone|huddle_thread|sh_room_created)$/;

/**
 * The messages of a channel: a day of an export, an answer of the API, a dump by `slackdump`. Threads
 * are in it, each message once; of an edited one the last text counts; deleted ones are gone.
 */
export function readSlack(value: unknown, names: SlackNames = NO_NAMES): readonly Message[] {
  const all = Array.isArray(value) ? listOf(value) : listIn(value, 'messages');
  if (!all.some((item) => /^\d{9,11}\.\d{1,9}$/.test(textOf(item['ts'])))) return [];
  const channel = (isObject(value) && textOf(value['channel_id'])) || names.channel;
  const latest = lastVersions(all.flatMap(withReplies));
  const users = new Map(names.users);
  for (const item of latest) {
    const name = nameOf(inside(item, 'user_profile'));
    if (name !== '' && !users.has(textOf(item['user']))) users.set(textOf(item['user']), name);
  }
  return latest.flatMap((item) => {
    const type = textOf(item['type']);
    if ((type !== '' && type !== 'message') || HOUSEKEEPING.test(textOf(item['subtype'])))
      return [];
    const actor =
      users.get(textOf(item['user'])) ??
      (textOf(item['username']) || textOf(inside(item, 'bot_profile')['name']) || null);
    const ts = textOf(item['ts']);
    const said = withoutEmojiCodes(shownText(bodyOf(item), users));
    return messageAt(Number(ts) * 1000, actor, said, permalink(item, ts, channel, names.workspace));
  });
}

/** The name that people see, from a profile or a user. */
export function nameOf(profile: Json): string {
  return textOf(profile['real_name']) || textOf(profile['display_name']) || textOf(profile['name']);
}

/** `slackdump` keeps a thread below its first message. */
const withReplies = (item: Json): readonly Json[] => [
  item,
  ...listOf(item['slackdump_thread_replies']),
];

/** Each message once, as it was in the end. */
function lastVersions(all: readonly Json[]): readonly Json[] {
  const byTime = new Map<string, Json>();
  const edited = new Map<string, Json>();
  const deleted = new Set<string>();
  for (const item of all) {
    const subtype = textOf(item['subtype']);
    if (subtype === 'message_changed') {
      const now = inside(item, 'message');
      edited.set(textOf(now['ts']), now);
    } else if (subtype === 'message_deleted') deleted.add(textOf(item['deleted_ts']));
    else if (!byTime.has(textOf(item['ts']))) byTime.set(textOf(item['ts']), item);
  }
  for (const [ts, now] of edited) byTime.set(ts, { ...byTime.get(ts), ...now });
  return [...byTime].filter(([ts]) => !deleted.has(ts)).map(([, item]) => item);
}

/** What programs post is often in what is attached; a file alone is told by its name. */
function bodyOf(item: Json): string {
  const text = textOf(item['text']);
  if (text.trim() !== '') return text;
  const attached = listOf(item['attachments'])
    .map((one) => {
      const parts = [textOf(one['title']), textOf(one['text'])].filter((part) => part !== '');
      return parts.join(': ') || textOf(one['fallback']);
    })
    .filter((part) => part !== '');
  if (attached.length > 0) return attached.join('; ');
  const files = listOf(item['files'])
    .map((file) => textOf(file['title']) || textOf(file['name']))
    .filter((name) => name !== '');
  return files.length === 0 ? '' : `Shared ${files.join(', ')}`;
}

const shownText = (text: string, users: ReadonlyMap<string, string>): string =>
  text
    .replace(
      /<@(\w{1,40})(?:\|([^<>]{1,80}))?>/g,
      (_, user: string, label?: string) => users.get(user) ?? label ?? user,
    )
    .replace(/<#\w{1,40}\|([^<>]{1,200})>/g, '#$1')
    .replace(/<!subteam\^\w{1,40}\|([^<>]{1,80})>/g, '$1')
    .replace(/<!date\^[^<>|]{1,400}\|([^<>]{1,200})>/g, '$1')
    .replace(/<!(\w{1,40})(?:\|[^<>]{0,80})?>/g, '@$1')
    .replace(
      /<((?:https?:|mailto:)[^|<>]{1,2000})\|([^<>]{1,2000})>/g,
      (_, url: string, label: string) => (url.endsWith(label) ? label : `${label} (${url})`),
    )
    .replace(/<(https?:[^<>]{1,2000})>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

/** Where a message can be read; of a reply, in its thread. Made only of what is known. */
function permalink(item: Json, ts: string, channel: string, workspace: string): string {
  const given = textOf(item['permalink']);
  if (given !== '' || channel === '' || workspace === '') return given;
  const thread = textOf(item['thread_ts']);
  const within = thread === '' || thread === ts ? '' : `?thread_ts=${thread}&cid=${channel}`;
  return `${workspace}/archives/${channel}/p${ts.replace('.', '')}${within}`;
}
