import { RULES } from '../../rules/registry';
import { range } from '../../text/range';
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
  for (const { id, model, path } of world.incidents) {
    if (id === null || path === world.path) continue;
    const { severity, status, date } = model.incident;
    drafts.set(id, {
      label: id,
      kind: 'incident',
      detail: model.title?.text ?? null,
      documentation: () =>
        [
          `**${model.title?.text ?? id}**`,
          [
            severity.kind === 'valid' ? severity.value : null,
            status.kind === 'valid' ? status.value : null,
            date.kind === 'valid' ? date.value.toString() : null,
          ]
            .filter((part) => part !== null)
            .join(' · '),
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

/** Tickets that the action items name. */
export const ticketsOf = ({ snapshot }: CompletionContext): ReadonlySet<string> =>
  new Set(
    snapshot.model.actions
      .flatMap(({ items }) => items)
      .flatMap(({ tickets }) => tickets.map(({ text }) => text)),
  );
