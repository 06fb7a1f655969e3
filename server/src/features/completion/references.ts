import { RULES } from '../../rules/registry';
import { range } from '../../text/range';
import { relativePath } from '../../text/relativePath';
import type { CompletionContext, Draft } from './proposal';

const COMMENT = /<!--\s*(?:postmortem-(?:disable-next-line|disable-file|disable|enable)\s[^>]*)$/;

/** Inside a suppression comment: ids of rules, those that fire nearby first. */
export function ruleIds({
  snapshot,
  before,
  offset,
  line,
}: CompletionContext): readonly Draft[] | null {
  if (!COMMENT.test(before)) return null;
  if (/\s--\s/.test(before)) return [];
  const typed = before.slice(Math.max(before.lastIndexOf(' '), before.lastIndexOf(',')) + 1);
  const at = range(offset - typed.length, offset);
  const near = new Set(
    snapshot.findings
      .filter((finding) => finding.range.from > line.to)
      .sort((a, b) => a.range.from - b.range.from)
      .map(({ rule }) => rule),
  );
  return [...RULES]
    .sort((a, b) => Number(near.has(b.id)) - Number(near.has(a.id)))
    .map(({ id, summary, why }) => ({
      label: id,
      kind: 'rule',
      detail: near.has(id) ? 'Reported below' : null,
      documentation: () => `${summary}\n\n${why}`,
      range: at,
      insert: id,
    }));
}

/** `<!--‸`: the comments that silence a rule or say what a document is. */
export function comments({ before, after, offset }: CompletionContext): readonly Draft[] {
  const typed = /<!--\s*[\w-]*$/.exec(before)?.[0];
  if (typed === undefined) return [];
  const closing = /^\s*-->/.exec(after)?.[0] ?? '';
  const at = range(offset - typed.length, offset + closing.length);
  return (
    [
      ['disable-next-line', 'Silence a rule for the next line'],
      ['disable', 'Silence a rule from here on'],
      ['enable', 'Let a rule speak again'],
      ['disable-file', 'Silence a rule in this document'],
    ] as const
  ).map(([scope, detail]) => ({
    label: `postmortem-${scope}`,
    kind: 'comment',
    detail,
    range: at,
    insert: `<!-- postmortem-${scope} \${1:rule} -- \${2:reason} -->`,
    snippet: true,
    filter: `<!-- postmortem-${scope}`,
  }));
}

/** `INC-‸`: incidents of the workspace and of the document, and tickets that the document names. */
export function ids(context: CompletionContext): readonly Draft[] {
  const { snapshot, world, before, after, offset } = context;
  const typed = /(?<![\w-])[A-Z][A-Z0-9]{0,9}-[\w-]{0,20}$/.exec(before.slice(-40))?.[0];
  if (typed === undefined) return [];
  const rest = /^[\w-]{0,20}/.exec(after)?.[0] ?? '';
  const at = range(offset - typed.length, offset + rest.length);
  const drafts = new Map<string, Draft>();
  for (const { id, title, severity, status, date, path } of world.incidents) {
    if (id === null || path === world.path) continue;
    drafts.set(id, {
      label: id,
      kind: 'incident',
      detail: title?.text ?? null,
      documentation: () =>
        [
          `**${title?.text ?? id}**`,
          [severity, status, date].filter((part) => part !== null).join(' · '),
        ].join('\n\n'),
      range: at,
      insert: id,
    });
  }
  for (const { id, text, range: own } of snapshot.model.related)
    if (!drafts.has(id) && (own.to < at.from || own.from > at.to))
      drafts.set(id, { label: id, kind: 'incident', detail: text.text, range: at, insert: id });
  for (const ticket of ticketsOf(context))
    if (!drafts.has(ticket) && ticket !== `${typed}${rest}`)
      drafts.set(ticket, {
        label: ticket,
        kind: 'ticket',
        detail: 'Ticket of this document',
        range: at,
        insert: ticket,
      });
  return [...drafts.values()];
}

/** `#pool‸`, `#INC-‸`, `#2025-08‸`: not `# ` of a heading, nor `#45` of a ticket. */
const HASH = /(?<![\w#/&])#((?:\p{L}|\d{4})[\p{L}\p{N}_-]{0,39})?$/u;

/**
 * After `#`, incidents of the workspace by what a writer remembers of them: id, title, service or
 * date. What is inserted is the id, or a link where the incident has none.
 */
export function incidentsByHash({
  world,
  before,
  after,
  offset,
}: CompletionContext): readonly Draft[] {
  const typed = HASH.exec(before.slice(-60));
  // At the beginning of a line `#` is a heading until a letter follows.
  if (!typed || (typed[1] === undefined && before.trim() === '#')) return [];
  const rest = /^[\w-]{0,20}/.exec(after)?.[0] ?? '';
  const at = range(offset - typed[0].length, offset + rest.length);
  return world.incidents.flatMap((incident): Draft[] => {
    const { id, title, severity, status, date, services, path } = incident;
    if (path === world.path) return [];
    const insert =
      id ?? (title && world.path !== null ? linkTo(title.text, world.path, path) : null);
    if (insert === null) return [];
    const words = [id, title?.text, ...services, date].filter((part) => part != null).join(' ');
    return [
      {
        label: id ?? title?.text ?? insert,
        kind: 'incident',
        detail: [id === null ? null : title?.text, date].filter((part) => part != null).join(' · '),
        documentation: () =>
          [
            `**${title?.text ?? id ?? ''}**`,
            [severity, status, ...services].filter((part) => part !== null).join(' · '),
          ].join('\n\n'),
        range: at,
        insert,
        filter: `#${words} #${services.join(' #')} #${date ?? ''} #${(title?.text ?? '').replace(/\s+/g, ' #')}`,
      },
    ];
  });
}

/** `[Checkout down](../2025/checkout.md)`, as seen from another document. */
function linkTo(title: string, from: string, to: string): string {
  const plain = (path: string): string => path.replace(/\\/g, '/');
  const path = relativePath(plain(from).split('/').slice(0, -1).join('/'), plain(to));
  return `[${title.replace(/[[\]\\]/g, '\\$&')}](${encodeURI(path).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))})`;
}

/** Tickets that the action items name. */
export const ticketsOf = ({ snapshot }: CompletionContext): ReadonlySet<string> =>
  new Set(
    snapshot.model.actions
      .flatMap(({ items }) => items)
      .flatMap(({ tickets }) => tickets.map(({ text }) => text)),
  );
