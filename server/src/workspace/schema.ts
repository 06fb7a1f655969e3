import * as z from 'zod/mini';
import type { Rule } from '../rules/rule';
import { DEFAULT_CONFIGURATION } from '../model/configuration';

const LEVELS = ['error', 'warning', 'information', 'hint', 'off'] as const;
const FIELDS = ['date', 'severity', 'status', 'duration', 'author', 'owner', 'id'] as const;
const SECTIONS = [
  'summary',
  'impact',
  'timeline',
  'detection',
  'resolution',
  'root-cause',
  'contributing-factors',
  'five-whys',
  'went-well',
  'went-wrong',
  'lucky',
  'action-items',
  'lessons',
  'supporting',
  'sign-off',
  'follow-up',
  'stats',
] as const;

const described = <T extends z.core.$ZodType>(
  schema: T,
  description: string,
  initial: unknown,
): T => {
  z.globalRegistry.add(schema, { description, default: initial });
  return schema;
};

const texts = (
  description: string,
  initial: readonly string[],
): z.ZodMiniOptional<z.ZodMiniArray<z.ZodMiniString>> =>
  z.optional(described(z.array(z.string()), description, initial));

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
      return [name, z.optional(described(type, option.description, option.default))];
    }),
  );
  const level = z.enum(LEVELS);
  const object = z.strictObject({ level: z.optional(z.enum(LEVELS)), ...options });
  return z.optional(
    described(
      Object.keys(options).length === 0 ? level : z.union([level, object]),
      rule.summary,
      rule.level,
    ),
  );
}

/**
 * What `.postmortem.yaml` and the `postmortem.*` settings may hold: the one source of validation,
 * of the JSON Schema and of the settings in `package.json`.
 */
export function configurationSchema(rules: readonly Rule[]) {
  return z.strictObject({
    timezone: z.optional(
      described(
        z.nullable(z.string()),
        'Time zone of times that name none: an IANA name such as `Europe/Berlin`, or `UTC`.',
        DEFAULT_CONFIGURATION.timezone,
      ),
    ),
    people: texts(
      'Names that are offered beside those in the document.',
      DEFAULT_CONFIGURATION.people,
    ),
    teams: texts(
      'Names that are teams rather than people, where the words do not show it.',
      DEFAULT_CONFIGURATION.teams,
    ),
    dueDays: z.optional(
      described(
        z.record(z.string(), z.number().check(z.int(), z.minimum(0))),
        'Days after the incident within which an action of a priority is due, such as `P0: 7`.',
        DEFAULT_CONFIGURATION.dueDays,
      ),
    ),
    severities: texts(
      'The severity scale, from most to least severe.',
      DEFAULT_CONFIGURATION.severities,
    ),
    statuses: texts('Statuses of an incident.', DEFAULT_CONFIGURATION.statuses),
    actionStatuses: texts('Statuses of an action item.', DEFAULT_CONFIGURATION.actionStatuses),
    priorities: texts(
      'Priorities of action items, most urgent first.',
      DEFAULT_CONFIGURATION.priorities,
    ),
    files: texts(
      'Globs of Markdown files that are postmortems whatever they look like. By default the structure of a document decides.',
      DEFAULT_CONFIGURATION.files,
    ),
    requiredFields: z.optional(
      described(
        z.array(z.enum(FIELDS)),
        'Fields that each postmortem must have. By default those of its own form.',
        DEFAULT_CONFIGURATION.requiredFields,
      ),
    ),
    requiredSections: z.optional(
      described(
        z.array(z.enum(SECTIONS)),
        'Sections that each postmortem must have. By default timeline, cause and action items are asked for, as information.',
        DEFAULT_CONFIGURATION.requiredSections,
      ),
    ),
    rules: z.optional(
      described(
        z.strictObject(Object.fromEntries(rules.map((rule) => [rule.id, ruleSetting(rule)]))),
        'Level of each rule: `error`, `warning`, `information`, `hint` or `off`; or an object with `level` and the options of the rule.',
        {},
      ),
    ),
  });
}
