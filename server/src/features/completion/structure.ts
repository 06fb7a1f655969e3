import { incidentAt } from '../incidentAt';
import { namesFor } from '../../model/language';
import { METRIC_NAMES } from '../../model/timeline/metrics';
import { vocabularyOf } from '../../model/vocabulary/vocabulary';
import type { FieldKind, SectionKind } from '../../model/types';
import { SECTION_ORDER, skeletonOf } from '../../rules/support/skeletons';
import { windowReading } from '../../rules/support/readings';
import { range, touches } from '../../text/range';
import { literalSnippet } from '../../text/snippet';
import { formatMinutesLong } from '../../time/duration';
import { formatMoment } from '../../time/format';
import { times } from './dates';
import type { CompletionContext, Draft } from './proposal';

/**
 * `## ‸`: headings of sections that are not there yet, each with what it begins as. The list closes
 * with the first letter, so that Enter behind any heading ends the line; who asks for it in `## Ti‸`
 * gets those that go on as it is typed.
 */
export function sections(context: CompletionContext): readonly Draft[] {
  const { snapshot, line, before, after } = context;
  const typed = /^(#{1,6})\s*([\p{L}\d ]{0,40})$/u.exec(before);
  if (!typed?.[1] || after.trim() !== '') return [];
  const { model, configuration } = snapshot;
  const words = typed[2] ?? '';
  if (words !== '' && context.asked !== 'user') return [];
  const complete = vocabularyOf(configuration).section(words) !== null && !/\s$/.test(words);
  if (words.trim() !== '' && complete) return [];
  const there = new Set(model.sections.filter(({ own }) => own).map(({ kind }) => kind));
  const names = namesFor(model, configuration).sections;
  const marks = typed[1].length === 1 && model.title ? '##' : typed[1];
  const draft = (kind: SectionKind, name: string): Draft => {
    const skeleton = skeletonOf(kind, model, configuration);
    return {
      label: name,
      kind: 'section',
      detail: 'Section',
      documentation: () => `\`\`\`markdown\n${marks} ${name}\n\n${skeleton.trimEnd()}\n\`\`\``,
      range: range(line.from, line.to),
      insert: `${marks} ${name}\n\n${skeleton.trimEnd()}`,
      filter: `${typed[1] ?? ''} ${name}`,
    };
  };
  const goesOn = (name: string): boolean =>
    name.toLowerCase().startsWith(words.toLowerCase()) &&
    (words === '' || /\s$/.test(words) || /[\p{L}\d]/u.test(name[words.length] ?? ' '));
  const own = configuration.sections.flatMap(({ kind, heading }) =>
    heading !== null && !there.has(kind) ? [draft(kind, heading)] : [],
  );
  const covered = new Set(configuration.sections.map(({ kind }) => kind));
  return [
    ...own,
    ...SECTION_ORDER.flatMap((kind) =>
      kind === 'other' || there.has(kind) || (covered.has(kind) && own.length > 0)
        ? []
        : [draft(kind, names[kind])],
    ),
  ].filter(({ label }) => goesOn(label));
}

const HEADER: readonly FieldKind[] = [
  'id',
  'date',
  'severity',
  'status',
  'duration',
  'author',
  'owner',
  'services',
  'users',
];

/** Names of fields that the header does not have yet, in its form. */
export function fields(context: CompletionContext): readonly Draft[] {
  const { snapshot, line, before, after, offset } = context;
  const { model, configuration } = snapshot;
  const typed = /^(\s*(?:[-*+] )?)(\*{0,2})[\p{L} ]{0,30}$/u.exec(before);
  if (!typed || after.trim() !== '' || before.startsWith('#')) return [];
  const front = model.frontMatter;
  if (front && offset > front.range.from && offset < front.range.to)
    return frontMatterKeys(context, typed[0]);
  const neighbour = model.fields.find(
    ({ range: at, form }) =>
      (form === 'bold' || form === 'plain') &&
      (at.to + 1 === line.from || line.to + 1 === at.from || at.to + 2 === line.from),
  );
  if (!neighbour || (typed[2] === '' && before.trim() === '' && neighbour.range.to + 1 < line.from))
    return [];
  const names = namesFor(model, configuration).fields;
  const there = new Set(model.fields.map(({ kind }) => kind));
  return HEADER.flatMap((kind): Draft[] => {
    if (there.has(kind)) return [];
    const name =
      configuration.fields.find((setting) => setting.kind === kind)?.name ?? names[kind] ?? kind;
    return [
      {
        label: name,
        kind: 'field',
        detail: 'Field',
        range: range(line.from + (typed[1]?.length ?? 0), line.to),
        insert: neighbour.form === 'bold' ? `**${name}:** ` : `${name}: `,
        filter: `${typed[2] ?? ''}${name}`,
      },
    ];
  });
}

function frontMatterKeys({ snapshot, line }: CompletionContext, typed: string): readonly Draft[] {
  if (/^\s/.test(typed)) return [];
  const there = new Set(
    snapshot.model.fields
      .filter(({ form, range: at }) => form === 'front-matter' && !touches(line, at.from))
      .map(({ kind }) => kind),
  );
  return (['id', 'date', 'severity', 'status', 'duration', 'author', 'owner'] as const)
    .filter((kind) => !there.has(kind))
    .map((kind) => ({
      label: kind,
      kind: 'field' as const,
      detail: 'Front matter',
      range: line,
      insert: `${kind}: `,
    }));
}

/**
 * A whole row after the last one of a timeline or of the action items, or the next item of a list.
 * That item only for who asks: behind `- ` a list would stay open over `- 1`, and Enter would take it.
 */
export function rows(context: CompletionContext): readonly Draft[] {
  const { snapshot, line, before, after, offset } = context;
  if (!/^\s*(?:\|\s*|[-*+]\s+)?$/.test(before) || after.trim() !== '') return [];
  const { model } = snapshot;
  const near = (to: number): boolean => to + 1 === line.from || (to >= line.from && to <= line.to);
  const drafts: Draft[] = [];
  const bullet = /^\s*[-*+]\s/.exec(before)?.[0];
  for (const timeline of model.timelines) {
    const last = timeline.entries[timeline.entries.length - 1];
    const clock =
      times(context, {
        kind: 'time',
        at: range(offset, offset),
        timeline,
        actions: null,
        item: null,
      })[0]?.label ?? '14:30';
    if (timeline.table && near(timeline.table.range.to) && bullet === undefined) {
      const { columns, header } = timeline.table;
      let stop = 1;
      const cells = header.map((_, index) =>
        index === columns.time ? `\${${stop++}:${literalSnippet(clock)}}` : `$${stop++}`,
      );
      drafts.push({
        label: `| ${clock} |`,
        kind: 'row',
        detail: 'New timeline row',
        range: line,
        insert: `| ${cells.join(' | ')} |`,
        filter: before,
        snippet: true,
      });
    } else if (
      last &&
      near(last.range.to) &&
      timeline.form === 'list' &&
      bullet !== undefined &&
      context.asked === 'user'
    ) {
      const text = snapshot.text.slice(last.range.from, last.range.to);
      const separator =
        /^[^\s\d]{0,3}\d[\d:]{0,9}(?:\s?[AP]M)?(?:\s+[A-Z]{2,5})?(\s*[-–—:]\s+|\s+)/.exec(
          text.replace(/^\s*[-*+]\s+/, '').replace(/^\*\*/, ''),
        )?.[1];
      drafts.push({
        label: clock,
        kind: 'row',
        detail: 'New timeline entry',
        range: range(offset, offset),
        insert: `${clock}${separator ?? ' - '}`,
        filter: clock,
      });
    }
  }
  for (const list of model.actions) {
    if (list.table && near(list.table.range.to) && bullet === undefined) {
      const { columns, header } = list.table;
      let stop = 1;
      const cells = header.map((_, index) =>
        index === columns.status ? `\${${stop++}:Open}` : `$${stop++}`,
      );
      drafts.push({
        label: '| … |',
        kind: 'row',
        detail: 'New action item',
        range: line,
        insert: `| ${cells.join(' | ')} |`,
        filter: before,
        snippet: true,
      });
    }
  }
  return drafts;
}

/** `- ‸` among metrics: those that the timeline gives and the document does not state yet. */
export function metricLines({
  snapshot,
  before,
  after,
  line,
  offset,
}: CompletionContext): readonly Draft[] {
  const typed = /^(\s*[-*+]\s+)(\*{0,2})[\p{L} ]{0,30}$/u.exec(before);
  const { sections, incident, metrics } = incidentAt(snapshot, offset).model;
  const section = sections.filter(({ range: at }) => offset > at.from && offset <= at.to).pop();
  if (!typed || after.trim() !== '' || section?.kind !== 'stats') return [];
  const stated = new Set(incident.durations.map(({ kind }) => String(kind)));
  const seen = new Set<string>();
  return metrics.flatMap((metric): Draft[] => {
    const { id } = metric.definition;
    if (!metric.counts || stated.has(id) || seen.has(id)) return [];
    seen.add(id);
    const value = formatMinutesLong(metric.minutes);
    return [
      {
        label: `${METRIC_NAMES[id]}: ${value}`,
        kind: 'metric',
        detail: `${formatMoment(metric.from.moment)}–${formatMoment(metric.to.moment)}`,
        range: range(line.from + (typed[1]?.length ?? 0), line.to),
        insert: `**${METRIC_NAMES[id]}:** ${value}`,
        filter: `${typed[2] ?? ''}${METRIC_NAMES[id]}`,
      },
    ];
  });
}

const METRIC_LABELS: readonly (readonly [pattern: RegExp, ids: readonly string[]])[] = [
  [/\bMTTD\b|time to detect|detection/i, ['detect']],
  [/\bMTTA\b|acknowledge/i, ['acknowledge']],
  [/mitigat/i, ['mitigate']],
  [/\bMTTR\b|repair|recover|resol|restor/i, ['repair', 'resolve']],
  [/duration|downtime|impact/i, ['impact', 'resolve']],
];

/** `**MTTR:** ‸` and `**Duration:** ‸`: the values that the times give. */
export function metricValues({
  snapshot,
  before,
  after,
  offset,
  line,
}: CompletionContext): readonly Draft[] {
  const label = /^\s*(?:[-*+]\s+)?\*{0,2}([\p{L} ()]{3,60}?)\*{0,2}:\*{0,2}\s*([\w ]{0,30})$/u.exec(
    before,
  );
  if (!label?.[1] || !/^[\w ]*$/.test(after)) return [];
  const ids = METRIC_LABELS.find(([pattern]) => pattern.test(label[1] ?? ''))?.[1];
  if (!ids) return [];
  const values = new Map<string, string>();
  const { incident, metrics } = incidentAt(snapshot, offset).model;
  const window = ids.includes('impact') ? incident.window : null;
  const reading = window ? windowReading(window) : null;
  if (reading) values.set(formatMinutesLong(reading.minutes), reading.name);
  for (const { definition, counts, minutes, from, to, name } of metrics)
    if (counts && ids.includes(definition.id) && !values.has(formatMinutesLong(minutes)))
      values.set(
        formatMinutesLong(minutes),
        `${name.toLowerCase()}, ${formatMoment(from.moment)}–${formatMoment(to.moment)}`,
      );
  const at = range(offset - (label[2]?.length ?? 0), line.to);
  const lead = /[:*]$/.test(before) ? ' ' : '';
  return [...values].map(([value, detail]) => ({
    label: value,
    kind: 'metric',
    detail,
    range: at,
    insert: `${lead}${value}`,
  }));
}
