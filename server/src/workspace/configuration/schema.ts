import * as z from 'zod/mini';
import type { Rule } from '../../rules/rule';
import { DEFAULT_CONFIGURATION } from '../../model/configuration';
import { METRIC_PRESETS, METRIC_NAMES, MILESTONE_NAMES } from '../../model/timeline/metrics';
import { LANGUAGES } from '../../language/languages';

const LEVELS = ['error', 'warning', 'information', 'hint', 'off'] as const;
const ENGLISH = LANGUAGES[0];
const SECTIONS = keysOf(ENGLISH?.sections ?? {});
const FIELDS = keysOf(ENGLISH?.fields ?? {});
const METRICS = keysOf(METRIC_NAMES);
const MILESTONES = keysOf(MILESTONE_NAMES);

function keysOf<K extends string>(value: Readonly<Partial<Record<K, unknown>>>): readonly K[] {
  return Object.keys(value) as K[];
}

/** The schema with what a person reads about it, and what holds without it. */
function described<T extends z.core.$ZodType>(schema: T, description: string, initial?: unknown) {
  z.globalRegistry.add(schema, {
    description,
    ...(initial === undefined ? {} : { default: initial }),
  });
  return z.optional(schema);
}

const text = (description: string) => described(z.string(), description);
const texts = (description: string, initial: readonly string[] = []) =>
  described(z.array(z.string()), description, initial);
/** Patterns are tried on each document, so there is an end to them. */
const MOST_PATTERNS = 200;
const patterns = (description: string) =>
  described(z.array(z.string()).check(z.maxLength(MOST_PATTERNS)), description, []);
const wholeNumber = () => z.number().check(z.int(), z.minimum(0));

const PERSON = z.strictObject({
  name: z.string(),
  handle: text('The name in chats, without `@`.'),
  email: text('The address.'),
  team: text('The team that the person belongs to.'),
  aliases: texts('Other names by which documents call the person.'),
  role: text('The usual role, such as `Incident Commander`.'),
});

const TEAM = z.strictObject({ name: z.string(), aliases: texts('Other names of the team.') });

const DUE_DAYS =
  'Days after the incident within which an action of a priority is due, such as `P0: 7`.';

const SEVERITY = z.strictObject({
  name: z.string(),
  meaning: text('What the level means, shown in completions and hovers.'),
  aliases: texts('Other names of the same level.'),
  reviewDays: described(wholeNumber(), 'Days after the incident within which its review is due.'),
  dueDays: described(z.record(z.string(), wholeNumber()), DUE_DAYS, {}),
  sections: described(
    z.array(z.enum(SECTIONS)),
    'Sections that a postmortem of this level needs beside those that each needs.',
    [],
  ),
  fields: described(
    z.array(z.enum(FIELDS)),
    'Fields that it needs beside those that each needs.',
    [],
  ),
});

const SECTION = z.strictObject({
  kind: described(
    z.enum(SECTIONS),
    'What the section is about; without it the heading alone is looked for.',
  ),
  heading: text('The heading as the team writes it.'),
  required: described(z.boolean(), 'Whether each postmortem must have it.', false),
  synonyms: texts('Other headings that mean the same.'),
});

const FIELD = z.strictObject({
  kind: z.enum(FIELDS),
  name: text('The name as the team writes it.'),
  required: described(z.boolean(), 'Whether each postmortem must have it.', false),
  synonyms: texts('Other names that mean the same.'),
});

const MILESTONE = z.union([z.enum(MILESTONES), z.array(z.enum(MILESTONES))]);
const METRIC = z.union([
  z.enum(METRIC_PRESETS),
  z.strictObject({
    from: described(MILESTONE, 'The milestone it is measured from; of several the first there is.'),
    to: described(MILESTONE, 'The milestone it is measured to; of several the first there is.'),
  }),
]);

/** The level of a rule, alone or with its options. */
function ruleSetting(rule: Rule): z.core.$ZodType {
  const options = Object.fromEntries(
    Object.entries(rule.options).map(([name, option]) => {
      const type =
        typeof option.default === 'number'
          ? z.number()
          : typeof option.default === 'boolean'
            ? z.boolean()
            : z.array(z.string());
      return [name, described(type, option.description, option.default)];
    }),
  );
  const level = z.enum(LEVELS);
  const object = z.strictObject({
    level: described(z.enum(LEVELS), 'Level of the rule.', rule.level),
    ...options,
  });
  return described(
    Object.keys(options).length === 0 ? level : z.union([level, object]),
    rule.summary,
    rule.level,
  );
}

/**
 * What `.postmortem.yaml` and the `postmortem.*` settings may hold: the one source of validation,
 * of the JSON Schema, of the settings in `package.json` and of what the editor says in the file.
 */
export function configurationSchema(rules: readonly Rule[]) {
  return z.strictObject({
    timezone: described(
      z.nullable(z.string()),
      'Time zone of times that name none: an IANA name such as `Europe/Berlin`, or `UTC`.',
      null,
    ),
    dateOrder: described(
      z.nullable(z.enum(['day-month', 'month-day'])),
      'How `03/04/2025` is read where no other date of the document decides.',
      null,
    ),
    language: described(
      z.nullable(z.enum(LANGUAGES.map(({ language }) => language))),
      "Language of headings and fields that are inserted. By default the document's own.",
      null,
    ),
    people: described(
      z.array(z.union([z.string(), PERSON])),
      'People that are offered and known beside those in the document: a name, or `name`, `handle`, `email`, `team`, `aliases` and `role`. Other names are reported.',
      [],
    ),
    teams: described(
      z.array(z.union([z.string(), TEAM])),
      'Names that are teams rather than people, where the words do not show it.',
      [],
    ),
    severities: described(
      z.array(z.union([z.string(), SEVERITY])),
      'The severity scale, from most to least severe: a name, or `name`, `meaning`, `aliases`, `reviewDays`, `dueDays`, `sections` and `fields`.',
      DEFAULT_CONFIGURATION.severities.map(({ name }) => name),
    ),
    statuses: texts('Statuses of an incident.', DEFAULT_CONFIGURATION.statuses),
    actionStatuses: texts('Statuses of an action item.', DEFAULT_CONFIGURATION.actionStatuses),
    priorities: texts(
      'Priorities of action items, most urgent first.',
      DEFAULT_CONFIGURATION.priorities,
    ),
    dueDays: described(z.record(z.string(), wholeNumber()), DUE_DAYS, {}),
    sections: described(
      z.array(z.union([z.enum(SECTIONS), SECTION])),
      'Sections: a kind alone is required; or `kind`, `heading`, `required` and `synonyms`. Without required ones, timeline, cause and action items are asked for, as information.',
      [],
    ),
    fields: described(
      z.array(z.union([z.enum(FIELDS), FIELD])),
      'Fields: a kind alone is required; or `kind`, `name`, `required` and `synonyms`. Without required ones, those of the form of the document are asked for.',
      [],
    ),
    ids: patterns(
      'Forms of incident ids, such as `INC-{yyyy}{mm}{dd}-{n}`. `{n}` stands for a number. By default the usual forms are known.',
    ),
    metrics: described(
      z.strictObject(Object.fromEntries(METRICS.map((id) => [id, z.optional(METRIC)]))),
      "How the team measures: for each metric the name of a published definition, or `from` and `to`. Claims are then compared with the team's definition only.",
      {},
    ),
    files: patterns(
      'Globs of Markdown files that are postmortems whatever they look like. By default the structure of a document decides.',
    ),
    links: described(
      z
        .array(z.strictObject({ match: z.string(), url: z.string() }))
        .check(z.maxLength(MOST_PATTERNS)),
      'Addresses of what documents name: `match` such as `OPS-{n}` or `#{name}`, and a `url` in which `{0}` stands for the whole and `{n}` or `{name}` for that part.',
      [],
    ),
    templates: described(
      z.nullable(z.string()),
      "Folder of the team's own templates, Markdown with `{{title}}`, `{{date}}` and the like, from the folder of this file on.",
      null,
    ),
    codeLenses: described(
      z.boolean(),
      'Show the computed times and the open actions over their headings.',
      DEFAULT_CONFIGURATION.codeLenses,
    ),
    tableWidth: described(
      wholeNumber(),
      'Formatting aligns a table up to this many columns; a wider one gets one space around each cell and no padding. 0 for never any padding.',
      DEFAULT_CONFIGURATION.tableWidth,
    ),
    similarLens: described(
      z.boolean(),
      'Show over the title how many incidents of the workspace are similar, by what both say.',
      DEFAULT_CONFIGURATION.similarLens,
    ),
    inlayHints: described(
      z.strictObject({
        offsets: described(z.boolean(), 'Time since detection beside each time.', false),
        gaps: described(z.boolean(), 'Time since the entry before beside each time.', false),
        due: described(z.boolean(), 'Weekday and days left beside due dates.', true),
      }),
      'What stands in grey beside times and due dates.',
      DEFAULT_CONFIGURATION.inlayHints,
    ),
    states: described(
      z.record(
        z.string(),
        z.strictObject({
          rules: described(
            z.strictObject(
              Object.fromEntries(rules.map(({ id }) => [id, z.optional(z.enum(LEVELS))])),
            ),
            'Levels that count in this status before those of `rules`.',
            {},
          ),
        }),
      ),
      'Levels of rules by the status of the document, such as `Draft: {rules: {actions/missing-owner: hint}}`: a draft may have gaps that a reviewed document may not. A document without such a status has the levels of `rules`.',
      {},
    ),
    rules: described(
      z.strictObject(Object.fromEntries(rules.map((rule) => [rule.id, ruleSetting(rule)]))),
      'Level of each rule: `error`, `warning`, `information`, `hint` or `off`; or an object with `level` and the options of the rule.',
      {},
    ),
  });
}
