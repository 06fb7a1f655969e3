import type { SiteIncident } from './types';

/** Names that Windows keeps for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const LONGEST = 80;

/**
 * A name for the page of each incident, unique, and one that a file can have anywhere: of its path,
 * as in `2025/db-pool/README.md` → `2025-db-pool`. Paths are internal, so a public page is named by its
 * id, else by date and title.
 */
export function slugsOf(incidents: readonly SiteIncident[], asPublic: boolean): readonly string[] {
  const taken = new Set<string>();
  return incidents.map((incident) => {
    const wanted = slugOf(asPublic ? publicName(incident) : privateName(incident.path));
    let slug = wanted;
    for (let next = 2; taken.has(slug); next++) slug = `${wanted}-${next}`;
    taken.add(slug);
    return slug;
  });
}

const privateName = (path: string): string =>
  path.replace(/\.(?:md|markdown)$/i, '').replace(/\/(?:readme|index)$/i, '');

const publicName = ({ summary: { id, day }, title }: SiteIncident): string =>
  id ?? `${day?.day ?? ''} ${title}`;

function slugOf(name: string): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '')
    // Half of a character that was cut in two.
    .replace(/\p{Cs}/gu, '');
  return plain === '' || RESERVED.test(plain) ? `incident-${plain}`.replace(/-$/, '') : plain;
}
