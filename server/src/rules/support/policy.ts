import type { Configuration, SeverityLevel } from '../../model/configuration';
import type { Postmortem } from '../../model/types';
import { holds } from './scale';

/** The level of the team's scale that the incident has; null when it has none of them. */
export function levelOf(
  model: Pick<Postmortem, 'incident'>,
  { severities }: Configuration,
): SeverityLevel | null {
  const { severity } = model.incident;
  if (severity.kind !== 'valid') return null;
  const { value } = severity;
  return (
    severities.find(({ name, aliases }) => [name, ...aliases].some((word) => holds(value, word))) ??
    null
  );
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
