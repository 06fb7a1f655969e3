import { idForms } from '../model/incident/ids';
import { range, type Range } from '../text/range';
import type { Draft } from './draft';
import type { Redactable } from './redactable';
import { around, opensSentence } from './sentence';

const INCIDENT =
  /(?<![\w/.-])(?:INC|INCIDENT|PM|PIR|COE|RCA|IR|SEV)-\d{2,}(?:-\d{1,6}){0,3}(?![\w-])/g;
const TICKET = /(?<![\w/.-])[A-Z][A-Z0-9]{1,9}-\d{1,7}(?![\w-]|\.\d)/g;
/** What has the form of a ticket and is none: standards, severities, zones, parts of this document. */
const NOT_TICKETS =
  /^(?:SEV|P|S|L|T|UTF|UCS|SHA|MD|AES|RSA|EC|ED|H|HMAC|CRC|BLAKE|ISO|IEC|IEEE|RFC|BCP|PEP|JEP|JSR|KEP|KIP|EIP|ERC|BIP|CIP|XLS|TIP|CVE|CWE|GHSA|DSA|USN|TLS|SSL|SSH|HTTP|IPV|TCP|UDP|PCI|SOC|FIPS|NIST|GPT|RHEL|ES|PHP|CSS|HTML|USB|DDR|RAID|LTO|COVID|UTC|GMT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|CET|BST|JST|IST|AEST|Q|FY|H|WEEK|DAY|PHASE|STEP|STAGE|PART|ITEM|ACTION|TASK|AI|RC|CF|TODO|WHY|LESSON|OPTION|LEVEL|TIER|ZONE|AZ|US|EU|AP|TOP|WINDOWS|SQL|VLAN|AS|RC|BETA|ALPHA|V|VERSION|NODE|PYTHON|CASE|FIG|TABLE|NOTE|DB|WEB|POD|HOST)-\d/;
/** Records of a service desk: `CHG0031234`. */
const RECORD = /(?<![\w/.-])(?:INC|CHG|PRB|RITM|REQ|SCTASK|CTASK|CHGT|CS)\d{6,10}(?![\w-])/g;
/** `#4521`; fewer digits count what stands in the text, and a colour is no number. */
const NUMBER = /(?<![\w#&/=:"'`.-])#(\d{3,7})(?![\w-]|[.,]\d)/g;
const CHANNEL =
  /(?<![\w#&/=:"']|\]\()(?:(?<!\p{L})(the|our|a|an|their|this|its) )?((?:(?<!\p{L})(?:Slack|IRC|chat|Teams|Discord) )?channel )?#([a-z][a-z0-9_-]{1,60})(?![\w/(…-]|\.[\w.])( (?:Slack |chat |IRC |Teams |Discord )?(?:channel|room)\b)?/giu;
const INCIDENT_CHANNEL = /^(?:inc|incident|sev|war|outage|p[0-4]|ops-?inc|major)/i;

/**
 * Takes away the names of tickets, of other incidents and of channels. The incident's own id stays
 * in its field and in the title, where it is what this text is filed under.
 */
export function withoutReferences(
  draft: Draft,
  { syntax: { text }, model, configuration }: Redactable,
  inCode: (at: Range) => boolean,
  isCited: (at: Range) => boolean,
): void {
  const { id } = model.incident;
  const own = id.kind === 'valid' ? id.value : null;
  const stays = [
    ...(id.kind === 'absent' ? [] : [id.range]),
    ...(model.title ? [model.title.range] : []),
    ...(model.frontMatter ? [model.frontMatter.range] : []),
  ];
  const say = (at: Range, other: string): void => {
    if (isCited(at)) return;
    const written = text.slice(at.from, at.to);
    if (own !== null && /\p{L}/u.test(own) && written.toLowerCase() === own.toLowerCase()) {
      if (stays.some(({ from, to }) => at.from >= from && at.to <= to)) draft.keep(at);
      else draft.replace(at, opensSentence(around(text, at)) ? 'This incident' : 'this incident');
    } else draft.replace(at, other);
  };
  const all = (pattern: RegExp, use: (match: RegExpExecArray, at: Range) => void): void => {
    for (const match of text.matchAll(pattern))
      use(match, range(match.index, match.index + match[0].length));
  };
  if (own !== null)
    for (const { from, to } of stays) {
      const at = text.slice(from, to).indexOf(own);
      if (at !== -1) say(range(from + at, from + at + own.length), '');
    }
  if (configuration.ids.length > 0) {
    const forms = idForms(configuration.ids);
    all(/[\p{L}\p{N}#][\p{L}\p{N}_#-]{2,60}/gu, ({ 0: word }, at) => {
      const found = /\d/.test(word) ? forms.inTitle(word) : null;
      if (found) say(range(at.from + found.from, at.from + found.to), '(incident)');
    });
  }
  all(INCIDENT, ({ 0: written }, at) => {
    if (!/^SEV-\d$/.test(written)) say(at, '(incident)');
  });
  all(TICKET, ({ 0: written }, at) => {
    if (!NOT_TICKETS.test(written)) say(at, '(ticket)');
  });
  for (const { range: at } of model.actions.flatMap(({ items }) =>
    items.flatMap(({ tickets }) => tickets),
  ))
    // `Action item #6` counts what stands here.
    if (
      !/\b(?:AI|items?|step|part|phase)\s$/i.test(text.slice(Math.max(0, at.from - 8), at.from)) &&
      !NOT_TICKETS.test(text.slice(at.from, at.to)) &&
      /[A-Z]-\d|\/|^#\d+$/.test(text.slice(at.from, at.to))
    )
      say(at, '(ticket)');
  all(RECORD, (_, at) => say(at, '(ticket)'));
  all(NUMBER, (_, at) => {
    const before = text.slice(Math.max(0, at.from - 24), at.from);
    if (!inCode(at) && !/(?:colou?r|rank\w{0,4}|top|fill|background)\W{1,3}$/i.test(before))
      say(at, '(ticket)');
  });
  all(CHANNEL, ({ 0: written, 1: article, 2: before = '', 3: name = '', 4: after = '' }, at) => {
    const hash = written.indexOf('#');
    const span = text[at.from + hash - 1] === '`' && text[at.to] === '`';
    if (inCode(at) && !span) return;
    if (!isChannel(text, at.from + hash, name, before, after)) return;
    const call = INCIDENT_CHANNEL.test(name) ? 'incident channel' : 'chat channel';
    const lead = article ?? (INCIDENT_CHANNEL.test(name) ? 'the' : 'a');
    const whole = span ? range(at.from - 1, at.to + 1) : at;
    draft.replace(
      whole,
      before === '' ? `${lead} ${call}` : `${article ? `${article} ` : ''}${before.trim()}`,
    );
  });
}

/** `#word` is a heading that lacks a space, a colour, a hashtag or an anchor as well. */
function isChannel(
  text: string,
  hash: number,
  name: string,
  before: string,
  after: string,
): boolean {
  const prior = text.slice(Math.max(0, hash - 24), hash).replace(/`$/, '');
  if (
    /^[0-9a-f]{3,8}$/i.test(name) ||
    (/^\s*$/.test(prior.slice(prior.lastIndexOf('\n') + 1)) && prior !== '' && !/[-_]/.test(name))
  )
    return false;
  if (before !== '' || after !== '' || /[a-z][-_][a-z0-9]/.test(name)) return !/[A-Z]/.test(name);
  return (
    !/[A-Z]/.test(name) &&
    /(?:\b(?:in|on|to|into|via|from|at|joined|channel|slack|irc|our|the|and)[:\s*_(]{1,3}|\()$/i.test(
      prior,
    )
  );
}
