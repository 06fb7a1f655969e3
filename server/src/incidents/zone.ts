/** The zone on whose clock many incidents are placed. */
export interface TeamZone {
  readonly id: string;
  /** Where it comes from: one that the configurations name; UTC where they name none, or several. */
  readonly from: 'configuration' | 'several' | 'none';
}

/** The zone of the team, as the configurations of its documents name it. */
export function teamZone(incidents: readonly { readonly zone: string | null }[]): TeamZone {
  const zones = new Set(incidents.flatMap(({ zone }) => (zone === null ? [] : [zone])));
  const [only] = zones;
  if (zones.size === 1 && only !== undefined) return { id: only, from: 'configuration' };
  return { id: 'UTC', from: zones.size === 0 ? 'none' : 'several' };
}
