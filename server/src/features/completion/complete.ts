import { severityChoices } from '../../workspace/templates/severities';
import { TEMPLATE_WORDS } from '../../model/vocabulary/templateWords';
import { nextIncidentId } from '../../workspace/nextId';
import { areasOf } from '../../syntax/areas';
import { lineAt, lineRange } from '../../text/lineIndex';
import { range, type Range } from '../../text/range';
import { zoneNames } from '../../time/zone';
import type { Snapshot } from '../../workspace/snapshot';
import type { World } from '../world';
import { dates, times } from './dates';
import { mentions, people } from './people';
import { placeAt, type Place } from './place';
import {
  ranked,
  spaced,
  type Asked,
  type CompletionContext,
  type CompletionProposal,
  type Draft,
} from './proposal';
import { comments, ids, incidentsByHash, ruleIds, ticketsOf } from './references';
import { fields, metricLines, metricValues, rows, sections } from './structure';

/** What may stand at `offset`, each thing in its place only. */
export function complete(
  snapshot: Snapshot,
  world: World,
  offset: number,
  asked: Asked = 'user',
): readonly CompletionProposal[] {
  if (!snapshot.model.recognition.postmortem) return [];
  const line = lineRange(snapshot.lines, lineAt(snapshot.lines, offset));
  const context: CompletionContext = {
    snapshot,
    world,
    offset,
    line,
    asked,
    before: snapshot.text.slice(line.from, offset),
    after: snapshot.text.slice(offset, line.to),
  };
  const rules = ruleIds(context);
  if (rules) return ranked(rules);
  // What stands in code or an address is somebody else's text.
  const { code, links } = areasOf(snapshot.syntax);
  const inside = ({ from, to }: Range): boolean => offset > from && offset < to;
  if (code.some(inside) || links.some(({ target }) => target && inside(target))) return [];
  const here = [...comments(context), ...withHash(context)];
  if (here.length > 0) return ranked(here);
  const mention = mentionAt(context);
  if (mention) return ranked(mentions(context, mention));
  const place = placeAt(snapshot, offset);
  const next = rows(context);
  if (place) return overGaps(snapshot, ranked([...next, ...values(context, place)]));
  const structure = [...sections(context), ...next, ...metricLines(context)];
  if (structure.length > 0) return ranked(structure);
  const measured = metricValues(context);
  return measured.length > 0 ? overGaps(snapshot, ranked(measured)) : ranked(fields(context));
}

/** `#INC-‸` is one thing, whether it is sought by `#` or by the form of an id. */
function withHash(context: CompletionContext): readonly Draft[] {
  const found = incidentsByHash(context);
  return found.length > 0 ? found : ids(context);
}

/** Words of a template are there to be replaced: an editor must not look for values that fit them. */
const overGaps = (
  { text }: Snapshot,
  proposals: readonly CompletionProposal[],
): readonly CompletionProposal[] =>
  proposals.map((proposal) => {
    const gap = text.slice(proposal.range.from, proposal.range.to);
    return TEMPLATE_WORDS.has(gap.trim()) ? { ...proposal, filter: gap } : proposal;
  });

/** `@sa‸`: what the mention replaces. */
function mentionAt({ before, after, offset }: CompletionContext): Range | null {
  const typed = /(?<![\w.])@[\p{L}\d._-]{0,39}$/u.exec(before.slice(-60))?.[0];
  if (typed === undefined) return null;
  const rest = /^[\p{L}\d._-]{0,39}/u.exec(after)?.[0] ?? '';
  return range(offset - typed.length, offset + rest.length);
}

function values(context: CompletionContext, place: Place): readonly Draft[] {
  const { snapshot, world } = context;
  const { configuration, model, text } = snapshot;
  const words = (
    list: readonly string[],
    detail: string,
    documentation: (word: string) => string | null = () => null,
  ): readonly Draft[] =>
    list.map((label) => {
      const told = documentation(label);
      return {
        label,
        kind: 'value',
        detail,
        documentation: told === null ? null : () => told,
        range: place.at,
        insert: spaced(text, place.at, label),
        commit: place.item || place.actions ? ['|'] : [],
      };
    });
  switch (place.kind) {
    case 'person':
      return people(context, place.at);
    case 'severity':
      return words(
        [
          ...new Set([
            ...scaleLike(text.slice(place.at.from, place.at.to)),
            ...severityChoices(
              configuration,
              world.incidents.map(({ severity }) => severity),
            ).map(({ name }) => name),
          ]),
        ],
        'Severity',
        (word) => configuration.severities.find(({ name }) => name === word)?.meaning ?? null,
      ).map((draft) => ({ ...draft, kind: 'level' }));
    case 'status':
      return words(configuration.statuses, 'Status');
    case 'action-status':
      return words(configuration.actionStatuses, 'Action status');
    case 'priority':
      return words(configuration.priorities, 'Priority');
    case 'due':
    case 'date':
      return dates(context, place);
    case 'time':
      return times(context, place);
    case 'ticket':
      return words([...ticketsOf(context)], 'Ticket of this document');
    case 'duration':
      return metricValues(context);
    case 'zone':
      return zones([model.zone?.name, configuration.timezone, world.readerZone], place, text);
    case 'id':
      return nextId(context, place);
  }
}

/** `SEV`, `SEV-`, `P`: the levels of the scale that is being typed, as it is typed. */
function scaleLike(typed: string): readonly string[] {
  const scale = /^(SEV|P|S)([ -]?)\d?$/i.exec(typed);
  if (!scale) return [];
  const [, name = '', gap = ''] = scale;
  const first = /^p$/i.test(name) ? 0 : 1;
  return [0, 1, 2, 3].map((level) => `${name}${gap}${level + first}`);
}

function zones(
  first: readonly (string | null | undefined)[],
  place: Place,
  text: string,
): readonly Draft[] {
  const names = new Set([
    ...first.filter((name): name is string => typeof name === 'string' && name !== ''),
    ...zoneNames(),
  ]);
  return [...names].map((label) => ({
    label,
    kind: 'zone',
    range: place.at,
    insert: text[place.at.from - 1] === '(' ? label : spaced(text, place.at, label),
  }));
}

/** The id after those of the workspace. */
function nextId({ snapshot, world }: CompletionContext, place: Place): readonly Draft[] {
  const { date } = snapshot.model.incident;
  const known = world.incidents.flatMap(({ id, path }) =>
    id === null || path === world.path ? [] : [id],
  );
  const label = nextIncidentId(known, date.kind === 'valid' ? date.value : snapshot.today);
  return known.length === 0
    ? []
    : [
        {
          label,
          kind: 'incident',
          detail: 'The next id',
          range: place.at,
          insert: spaced(snapshot.text, place.at, label),
        },
      ];
}
