import { DEFAULT_CONFIGURATION, type Configuration } from '../../model/configuration';

/** One level to choose when a postmortem is begun. */
export interface SeverityChoice {
  readonly name: string;
  readonly meaning: string | null;
}

const LEVEL = /^(SEV|P|S)([ -]?)(\d)$/i;

/**
 * The levels of the team's configuration. Without one, those that the other postmortems state, and
 * where they are of a scale (`SEV2`) its first levels, before the usual words.
 */
export function severityChoices(
  { severities }: Configuration,
  /** Of the other postmortems: the level that each one states, null for none. */
  others: readonly (string | null)[],
): readonly SeverityChoice[] {
  const configured = severities.map(({ name, meaning }) => ({ name, meaning }));
  if (severities !== DEFAULT_CONFIGURATION.severities) return configured;
  const stated = new Set(
    others.flatMap((level) => (level !== null && level.length <= 30 ? [level] : [])),
  );
  const names = new Set([...[...stated].flatMap(scaleOf).sort(), ...stated]);
  const usual = new Set([...names].map((name) => name.toLowerCase()));
  return [
    ...[...names].map((name) => ({ name, meaning: 'Used in this workspace' })),
    ...configured.filter(({ name }) => !usual.has(name.toLowerCase())),
  ];
}

/** `SEV2` → `SEV1` … `SEV4`, as it is written. */
function scaleOf(level: string): readonly string[] {
  const scale = LEVEL.exec(level.trim());
  if (!scale) return [];
  const [, name = '', gap = ''] = scale;
  const first = /^p$/i.test(name) || scale[3] === '0' ? 0 : 1;
  return [0, 1, 2, 3].map((step) => `${name}${gap}${step + first}`);
}
