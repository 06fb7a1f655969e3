import { strFromU8, unzipSync } from 'fflate';
import { readCsv } from './csv';
import { readJson } from './json';
import type { Message } from './message';
import { nameOf, type SlackNames } from './slack';
import { readText, type Reading } from './text';
import { inside, listOf, textOf } from './values';

/** A file to read evidence from. */
export interface EvidenceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A message with the source that it is from. */
export interface Evidence extends Message {
  /** `Slack`, `PagerDuty` … */
  readonly source: string;
}

export interface ReadEvidence {
  readonly messages: readonly Evidence[];
  /** Files in which nothing was found, and why. */
  readonly problems: readonly { readonly file: string; readonly reason: string }[];
}

export interface FileReading extends Reading {
  /** `https://acme.slack.com`, for links to messages; empty where it is not known. */
  readonly workspace: string;
}

/** The messages of all files, archives unpacked, each message once. */
export function readEvidence(files: readonly EvidenceFile[], reading: FileReading): ReadEvidence {
  const messages: Evidence[] = [];
  const problems: ReadEvidence['problems'][number][] = [];
  const seen = new Set<string>();
  for (const file of files) {
    const read = isZip(file.bytes) ? archived(file, reading) : single(file, reading);
    if (typeof read === 'string') problems.push({ file: file.name, reason: read });
    else
      for (const one of read) {
        const key = JSON.stringify([
          one.date?.toString(),
          one.time.toString(),
          one.actor,
          one.text,
        ]);
        if (!seen.has(key)) messages.push(one);
        seen.add(key);
      }
  }
  return { messages, problems };
}

const NOTHING =
  'nothing with times was found in it; known are exports of Slack, PagerDuty, Opsgenie, Statuspage, GitLab and Alertmanager, CSV with a header, `git log`, logs and copied chats';

function single({ bytes }: EvidenceFile, reading: FileReading): readonly Evidence[] | string {
  if (bytes.subarray(0, 8192).includes(0)) return 'neither text nor a ZIP archive';
  const text = strFromU8(bytes);
  const log =
    readJson(text, {
      users: new Map(),
      channels: new Map(),
      channel: '',
      workspace: reading.workspace,
    }) ?? (/^\s*[[{]/.test(text) ? null : (readCsv(text, reading) ?? readText(text, reading)));
  return log ? log.messages.map((one) => ({ ...one, source: log.source })) : NOTHING;
}

const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/** What an archive may unpack to: more is no chat of an incident. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Slack's own export and those of `slackdump`: a folder for each channel, or a file. */
function archived({ bytes }: EvidenceFile, reading: FileReading): readonly Evidence[] | string {
  let left = MOST_BYTES;
  let parts: Readonly<Record<string, Uint8Array>>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!name.endsWith('.json') || name.includes('__MACOSX/')) return false;
        left -= originalSize;
        return left >= 0;
      },
    });
  } catch (error) {
    return `the archive cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (left < 0) return 'the archive unpacks to more than 256 MB; unpack it and name the files';
  const names = slackNames(parts, reading.workspace);
  const messages = Object.keys(parts)
    .sort()
    .flatMap((name): readonly Evidence[] => {
      const folder = name.split('/').slice(-2, -1)[0] ?? '';
      const channel = names.channels.get(folder) ?? '';
      const log = readJson(strFromU8(parts[name] ?? new Uint8Array()), { ...names, channel });
      return log ? log.messages.map((one) => ({ ...one, source: log.source })) : [];
    });
  return messages.length > 0 ? messages : NOTHING;
}

/** `users.json` and `channels.json`, wherever in the archive they stand. */
function slackNames(
  parts: Readonly<Record<string, Uint8Array>>,
  workspace: string,
): Omit<SlackNames, 'channel'> {
  const users = new Map<string, string>();
  const channels = new Map<string, string>();
  for (const [path, bytes] of Object.entries(parts)) {
    const name = path.split('/').pop() ?? '';
    if (!/^(?:users|channels|groups)\.json$/.test(name)) continue;
    for (const one of listOf(parsed(strFromU8(bytes)))) {
      const id = textOf(one['id']);
      if (name === 'users.json') users.set(id, nameOf(inside(one, 'profile')) || nameOf(one) || id);
      else channels.set(textOf(one['name']), id);
    }
  }
  return { users, channels, workspace };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
