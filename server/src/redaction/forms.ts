import { range, type Range } from '../text/range';
import { labels, type Draft } from './draft';
import { HOST_NAME, isHostName } from './hosts';

/** What has a form that only the inside knows, and what is said instead. Looked for in this order. */
interface Form {
  readonly pattern: RegExp;
  /** What is said instead; null where it is none. `key` tells apart what readers tell apart. */
  readonly instead: (match: RegExpExecArray) => Instead | null;
  /** `prose`: not in code, where the form means something else. */
  readonly where: 'anywhere' | 'prose';
  /** True where the label of a link that stays may keep it. */
  readonly citable: boolean;
}

/** `from` and `to` count from the start of the match; all of it without them. */
type Instead = { readonly from?: number; readonly to?: number } & (
  { readonly text: string } | { readonly kind: 'host' | 'pod'; readonly key: string }
);

const form = (
  pattern: RegExp,
  instead: string | Form['instead'],
  more: Partial<Pick<Form, 'where' | 'citable'>> = {},
): Form => ({
  pattern,
  instead: typeof instead === 'string' ? () => ({ text: instead }) : instead,
  where: 'anywhere',
  citable: false,
  ...more,
});

/** The last group of the match instead of all of it. */
const group =
  (text: string, accept: (value: string) => boolean = () => true): Form['instead'] =>
  (match) => {
    const value = match.at(-1) ?? '';
    if (!accept(value)) return null;
    const from = match[0].length - value.length;
    return { text, from };
  };

const digits = (text: string): number => text.replace(/\D/g, '').length;
const mixed = (text: string): boolean => /\d/.test(text) && /[a-f]/i.test(text);

/** Addresses that stand for any other: documentation, everybody's resolvers, one's own machine. */
const OPEN_IP =
  /^(?:127\.|0\.0\.0\.0$|255\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|(?:1\.1\.1|1\.0\.0)\.1$|8\.8\.(?:8\.8|4\.4)$|9\.9\.9\.9$|1\.2\.3\.4$)/;

const ip: Form['instead'] = ({ 0: written, 1: before = '', 2: address = '' }) => {
  const private4 =
    /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;
  if (address.split('.').some((part) => Number(part) > 255) || OPEN_IP.test(address)) return null;
  // A version has the same form; only what stands before it tells.
  if (/(?:v|version|release|build|section)\s?$/i.test(before)) return null;
  if (!private4.test(address) && /[\w-]$/.test(before)) return null;
  return { kind: 'host', key: address, from: before.length, to: written.length };
};

const ID_NAMES =
  'trace|span|request|req|correlation|session|transaction|txn|message|msg|event|execution|run|job|task|user|account|customer|order|payment|tenant|org|organi[sz]ation|subscription|device|container|build|deployment|project|workspace';

/** In the order in which they are looked for: what is part of something longer comes later. */
const FORMS: readonly Form[] = [
  form(/\barn:aws[\w-]*:[\w-]*:[\w-]*:(\d*):[^\s`"'<>,)\]]{1,300}/g, ({ 1: account }) =>
    account === '' ? null : { text: '(resource)' },
  ),
  form(/\barn:aws[\w-]*:s3:::[^\s`"'<>,)\]]{1,300}/g, '(resource)'),
  form(/\/subscriptions\/[0-9a-f-]{36}(?:\/[\w.-]{1,100}){0,12}/gi, '(resource)'),
  form(/\bprojects\/[a-z][\w-]{4,40}(?:\/[\w.-]{1,100}){2,12}/g, '(resource)'),
  form(
    /\b(?:[\w-]{1,63}\.){1,6}(?:rds|elb|cache|eks|es|compute(?:-1)?|redshift|docdb|dkr|execute-api|efs|kafka|mq)\.(?:[\w-]{1,40}\.){0,3}amazonaws\.com(?:\/[\w./-]{1,200})?(?::\d{1,5})?/g,
    host,
  ),
  form(
    /\b(?:[\w-]{1,63}\.){1,5}(?:database|redis\.cache|vault|servicebus)\.(?:windows|azure)\.net\b/g,
    host,
  ),
  form(
    /(?<![\w./#-])(?:[a-z0-9][\w-]{0,62}\.){1,8}(?:internal|corp|intranet|localdomain|lan|home\.arpa|svc|svc\.cluster\.local|cluster\.local|consul)(?::\d{1,5})?(?![\w(-]|\.\w)/gi,
    ({ 0: name }) =>
      /^(?:host\.docker|sun|java|jdk|com|org|net|io|google|github)\b/i.test(name)
        ? null
        : host([name]),
  ),
  form(
    /(?<![\w./#-])(?:[a-z0-9][\w-]{0,62}\.){1,6}(?:local|private|home)(?::\d{1,5})?(?![\w(-]|\.\w)/gi,
    ({ 0: name }) =>
      /^[^.]{0,63}?[\d-]|\.[^.]{1,63}\./.test(name) &&
      !/^(?:docker-compose|\w+-config)\b/.test(name)
        ? host([name])
        : null,
  ),
  form(/\bip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}(?:\.[\w.-]{2,80}\w)?/g, host),
  form(/\bgke-[\w-]{1,80}-[0-9a-f]{8}-[a-z0-9]{4}\b/g, host),
  form(
    /(.{0,9}?)(?<![\d.])(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?:\/\d{1,2}|:\d{1,5})?(?![\d.]*\d)/g,
    ip,
  ),
  form(/(?<![\w:])f[cd][\da-f]{2}:(?:[\da-f]{0,4}:){1,6}[\da-f]{0,4}(?![\w:])/gi, ({ 0: key }) => ({
    kind: 'host',
    key,
  })),
  form(/(?<![\w:])fe80::[\da-f:]{1,30}(?![\w:])/gi, ({ 0: key }) => ({ kind: 'host', key })),
  form(
    /(?<![\w:.])2(?!001:0?db8)[\da-f]{3}:(?:[\da-f]{1,4}:){2,6}[\da-f:]{0,8}[\da-f](?![\w:])/gi,
    ({ 0: key }) =>
      /[a-f]/i.test(key) || key.includes('::') || key.split(':').length === 8
        ? { kind: 'host', key }
        : null,
  ),
  form(
    /\b([a-z][a-z0-9-]{0,60}?)-([bcdfghjklmnpqrstvwxz2456789]{5,10}-[bcdfghjklmnpqrstvwxz2456789]{5})(?![\w-])/g,
    ({ 1: name = '', 2: hash = '' }) =>
      /\d/.test(hash) && /[a-z]/.test(hash)
        ? { kind: 'pod', key: hash, from: name.length + 1 }
        : null,
  ),
  form(HOST_NAME, (match) =>
    isHostName(match[0], match.input.slice(Math.max(0, match.index - 60), match.index))
      ? host(match)
      : null,
  ),
  form(
    /(?<![\w./#-])(?:db|web|srv|host|node|kafka|redis|mysql|mongo|lb|mx|ns|vm)0\d(?![\w-]|\.\w)/g,
    host,
  ),
  form(/(?<![\w:-])(?:[0-9a-f]{2}:){5}[0-9a-f]{2}(?![\w:-])/gi, '(device)'),
  form(/(?<![\w:-])(?:[0-9a-f]{2}-){5}[0-9a-f]{2}(?![\w:-])/gi, ({ 0: written }) =>
    /[a-f]/i.test(written) ? { text: '(device)' } : null,
  ),
  form(/(?<![\w.])[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![\w.])/gi, ({ 0: written }) =>
    mixed(written) ? { text: '(device)' } : null,
  ),
  // Ids of people, channels, workspaces and files in Slack.
  form(/(?<![\w/.@#-])[UWCGDTBF]\d[A-Z0-9]{6,9}(?![\w-]|\.\w)/g, ({ 0: written }) =>
    /[A-Z]/.test(written.slice(1)) ? { text: '(id)' } : null,
  ),
  form(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '(id)', {
    citable: true,
  }),
  form(
    /\b(?:i|vol|snap|ami|eni|sg|sgr|subnet|vpc|rtb|igw|nat|acl|eipalloc|eipassoc|lt|tgw|vpce|pcx|fs|cluster|dopt)-(?=[0-9a-f]*\d)[0-9a-f]{8}(?:[0-9a-f]{9})?\b/g,
    '(id)',
  ),
  form(/\b1-[0-9a-f]{8}-[0-9a-f]{24}\b/g, '(id)'),
  form(/\b(?:account|accounts|aws)\b[^\n\d]{0,20}(\d{12})(?!\d)/gi, group('(account)')),
  form(/\bsha256:[0-9a-f]{12,64}\b/g, '(id)', { citable: true }),
  form(/(?<![\w/.-])(?=[0-9]*[a-f])[0-9a-f]{40}(?![\w-])/g, '(commit)', { citable: true }),
  form(
    /(?<![\w/.-])(?:[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{16})(?![\w-])/g,
    ({ 0: id }) => (mixed(id) ? { text: '(id)' } : null),
    { citable: true },
  ),
  form(
    /\b(?:commits?|revisions?|rev|sha|changesets?|revert(?:ed|ing|s)?|merged?|deploy(?:ed|ing|s)?|roll(?:ed|ing)? ?back(?: to)?|rollback(?: to)?|released?|hash|head|image|tag)[ :=`'"(*[]{1,5}([0-9a-f]{7,12})(?![\w-])/gi,
    group('(commit)', mixed),
    { citable: true },
  ),
  form(
    /`[0-9a-f]{7,12}`/g,
    ({ 0: id }) => (mixed(id) ? { text: '(id)', from: 1, to: id.length - 1 } : null),
    { citable: true },
  ),
  form(
    new RegExp(
      `(?<![a-z0-9])(?:x[-_])?(?:${ID_NAMES})(?:[ _-]?ids?)[\`"'*]{0,3}\\s?(?:[:=#]|is|was)?\\s?[\`"'(*]{0,3}([\\w-]{4,79}\\w)(?![\\w(]|\\.\\w)`,
      'gi',
    ),
    group('(id)', (id) => digits(id) > 1 && !/^\d{4}-\d\d-\d\d/.test(id)),
  ),
  form(
    /(?<![\w/.#-])[0-9a-f]{8,12}(?![\w-]|\.\w)/g,
    ({ 0: id }) => (digits(id) > 1 && id.length - digits(id) > 1 ? { text: '(id)' } : null),
    { citable: true },
  ),
  form(
    /(?<![\w+])\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{1,4}(?:[ .-]\d{2,8}(?!\.?\d)){1,4}(?![\w-])/g,
    ({ 0: number }) =>
      digits(number) >= 9 && digits(number) <= 15 ? { text: '(phone number)' } : null,
    { where: 'prose' },
  ),
  form(/(?<![\w-])(?:\(\d{3}\) ?|\d{3}[-.])\d{3}[-.]\d{4}(?![\w-])/g, '(phone number)', {
    where: 'prose',
  }),
  form(
    /(?<![\w.])(?:\/home|\/Users|[A-Z]:\\{1,2}Users)[/\\]{1,2}([\w.-]{1,64})/g,
    group(
      'user',
      (user) =>
        !/^(?:ubuntu|ec2-user|app|node|runner|vagrant|git|root|user|users|me|you|username|admin|shared|public|jenkins|circleci|travis|docker|nobody|www-data|deploy|centos|debian|core|pi|jovyan|gitpod|vscode|coder|linuxbrew)$/i.test(
          user,
        ),
    ),
  ),
];

function host({ 0: key = '' }: { readonly 0?: string } | RegExpExecArray): Instead {
  return { kind: 'host', key: key.toLowerCase().replace(/:\d{1,5}$/, '') };
}

/** Takes away whatever has one of the forms. Hosts and pods have numbers where there are several. */
export function withoutForms(
  draft: Draft,
  inCode: (at: Range) => boolean,
  isCited: (at: Range) => boolean,
  isMail: (at: Range) => boolean,
): void {
  const found: { readonly at: Range; readonly instead: Instead }[] = [];
  for (const { pattern, instead, where, citable } of FORMS)
    for (const match of draft.text.matchAll(pattern)) {
      const said = instead(match);
      if (said === null) continue;
      const at = range(match.index + (said.from ?? 0), match.index + (said.to ?? match[0].length));
      if ((where === 'prose' && inCode(at)) || (citable && isCited(at)) || isMail(at)) continue;
      if (!draft.isFree(at)) continue;
      draft.keep(at);
      found.push({ at, instead: said });
    }
  found.sort((a, b) => a.at.from - b.at.from);
  const keys = (kind: string): readonly string[] =>
    found.flatMap(({ instead }) =>
      'kind' in instead && instead.kind === kind ? [instead.key] : [],
    );
  const names = { host: labels('host', keys('host')), pod: labels('pod', keys('pod')) };
  for (const { at, instead } of found)
    draft.change(at, 'kind' in instead ? names[instead.kind](instead.key) : instead.text);
}
