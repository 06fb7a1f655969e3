import { actionsPage } from './actionsPage';
import { aboutPage } from './aboutPage';
import { actionsCalendar } from './calendarFile';
import { chartsPage } from './chartsPage';
import { actionsData, incidentsData } from './data';
import { feed } from './feed';
import { incidentPage, linksBetween } from './incidentPage';
import { indexPage } from './indexPage';
import { slugsOf } from './slugs';
import { teamZone } from '../incidents/zone';
import type { Site, SiteFile, SiteIncident, SiteOptions, SiteOther } from './types';

/** Orders what was read, and gives each incident its page. The order in which it was read does not count. */
export function siteOf(
  incidents: readonly SiteIncident[],
  others: readonly SiteOther[],
  options: SiteOptions,
): Site {
  const byPath = [...incidents].sort((a, b) => compare(a.path, b.path));
  const slugs = slugsOf(byPath, options.public);
  const paged = byPath
    .map((incident, index) => ({ ...incident, slug: slugs[index] ?? `incident-${index + 1}` }))
    .sort(
      (a, b) =>
        compare(b.summary.day?.day ?? '', a.summary.day?.day ?? '') || compare(a.slug, b.slug),
    );
  return {
    incidents: paged,
    others: [...others].sort((a, b) => compare(a.path, b.path)),
    options,
    zone: teamZone(paged),
  };
}

/** The files of the report, one after the other: each is a function of the incidents alone. */
export function* siteFiles(site: Site): Generator<SiteFile> {
  yield { path: 'index.html', text: indexPage(site) };
  const links = linksBetween(site);
  for (const incident of site.incidents)
    yield {
      path: `incidents/${incident.slug}.html`,
      text: incidentPage(incident, site, links),
    };
  yield { path: 'actions.html', text: actionsPage(site) };
  yield { path: 'charts.html', text: chartsPage(site) };
  yield { path: 'about.html', text: aboutPage(site) };
  yield { path: 'feed.xml', text: feed(site) };
  yield { path: 'actions.ics', text: actionsCalendar(site) };
  yield { path: 'data/incidents.jsonl', text: incidentsData(site) };
  yield { path: 'data/actions.jsonl', text: actionsData(site) };
  // Without it, GitHub would pass the pages through Jekyll.
  yield { path: '.nojekyll', text: '' };
}

/** By code units: the same on every machine, whatever its language. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
