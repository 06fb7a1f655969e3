import type {
  Configuration,
  FieldSetting,
  SectionSetting,
  SeverityLevel,
} from '../../model/configuration';
import type { Postmortem } from '../../model/types';
import { holds } from './scale';

/** The level of the team's scale that the incident has; null when it has none of them. */
export function levelOf(
  model: Pick<Postmortem, 'incident'>,
  { severities }: Configuration,
): SeverityLevel | null {
  const { severity } = model.incident;
  if (severity.kind !== 'valid') return null;
  return levelNamed(severity.value, { severities });
}

/** The level that a text names; null where it names none of the team's scale. */
export const levelNamed = (
  value: string,
  { severities }: Pick<Configuration, 'severities'>,
): SeverityLevel | null =>
  severities.find(({ name, aliases }) => [name, ...aliases].some((word) => holds(value, word))) ??
  null;

/** The sections that each postmortem needs, and those that one of this level does. */
export function requiredSections(
  level: SeverityLevel | null,
  { sections }: Configuration,
): readonly SectionSetting[] {
  const all = sections.filter(({ required }) => required);
  const more = (level?.sections ?? [])
    .filter((kind) => !all.some((one) => one.kind === kind))
    .map((kind): SectionSetting => ({
      ...(sections.find((one) => one.kind === kind) ?? { kind, heading: null, synonyms: [] }),
      required: true,
    }));
  return [...all, ...more];
}

/** The same of fields. */
export function requiredFields(
  level: SeverityLevel | null,
  { fields }: Configuration,
): readonly FieldSetting[] {
  const all = fields.filter(({ required }) => required);
  const more = (level?.fields ?? [])
    .filter((kind) => !all.some((one) => one.kind === kind))
    .map((kind): FieldSetting => ({
      ...(fields.find((one) => one.kind === kind) ?? { kind, name: null, synonyms: [] }),
      required: true,
    }));
  return [...all, ...more];
}

/** Days that actions of each priority (in lower case) may take after this incident. */
export function policyFor(
  model: Pick<Postmortem, 'incident'>,
  configuration: Configuration,
): ReadonlyMap<string, number> {
  return new Map(
    [
      ...Object.entries(configuration.dueDays),
      ...Object.entries(levelOf(model, configuration)?.dueDays ?? {}),
    ].map(([name, days]) => [name.toLowerCase(), days]),
  );
}
