import { nearest } from '../../text/distance';
import { namesOneFile, pathsOf } from '../../model/indexPage/paths';
import type { CountClaim } from '../../model/indexPage/types';
import type { Postmortem } from '../../model/types';
import { defineRule, type Fix, type Report } from '../rule';
import { choice, replacement } from '../support/edits';
import { comparisonsOf, type Comparison } from '../support/listedCells';
import { fileOf, groupOf, incidentsOf, type Listing } from '../support/listing';
import { missingIn } from '../support/missingEntries';

const POOL =
  '# Pool exhausted\n\n**Date:** 2025-08-22\n**Duration:** 75 minutes\n**Severity:** SEV-1\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:30 | Errors begin |\n| 15:45 | Resolved |\n\n## Root Cause\n\nA leak.\n';
const CACHE =
  '# Cache outage\n\n**Date:** 2025-09-03\n**Duration:** 20 minutes\n**Severity:** SEV-2\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 09:00 | Errors begin |\n| 09:20 | Resolved |\n\n## Root Cause\n\nA key.\n';
const QUEUE =
  '# Queue outage\n\n**Date:** 2025-10-01\n**Duration:** 2 hours\n**Severity:** SEV-2\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 10:00 | Errors begin |\n| 12:00 | Resolved |\n\n## Root Cause\n\nA lock.\n';
const DOCUMENTS = { 'pool.md': POOL, 'cache.md': CACHE, 'queue.md': QUEUE };

export default defineRule({
  id: 'references/stale-index',
  since: '0.3.0',
  level: 'warning',
  fix: 'safe',
  of: 'index',
  reads: ['dateOrder', 'sections', 'title'],
  options: {},
  summary: 'A page that lists postmortems says something else than they do, or leaves some out.',
  why: `An index is kept by hand beside the documents, and the documents go on. Dates, severities, lengths and the number of incidents are compared with the postmortems that the page links to, links with the files that are there, and the list with the folder. What a column means is learned from the other rows: where most of them differ from their documents, it means something else, and nothing is reported.

A page lists postmortems when at least two rows, items or headings link to documents that are read as such, and it tells no incident of its own. Links to other sites and rows without a link are unknown: no number is called wrong because of them.`,
  examples: [
    {
      title: 'another date, another length and another severity',
      documents: DOCUMENTS,
      bad: '# Incidents\n\n| Date | Incident | Severity | Duration |\n|---|---|---|---|\n| 2025-08-22 | [Pool](pool.md) | SEV-1 | 1h 15m |\n| ⟦2025-09-04⟧ | [Cache](cache.md) | ⟦SEV-1⟧ | 20m |\n| 2025-10-01 | [Queue](queue.md) | SEV-2 | ⟦1h 30m⟧ |\n',
      fixed:
        '# Incidents\n\n| Date | Incident | Severity | Duration |\n|---|---|---|---|\n| 2025-08-22 | [Pool](pool.md) | SEV-1 | 1h 15m |\n| 2025-09-03 | [Cache](cache.md) | SEV-2 | 20m |\n| 2025-10-01 | [Queue](queue.md) | SEV-2 | 2h 0m |\n',
    },
    {
      title: 'a link whose file is gone',
      documents: DOCUMENTS,
      bad: '# Incidents\n\n- [Pool](pool.md)\n- [Cache](cache.md)\n- [Queue](⟦queues.md⟧)\n',
    },
    {
      title: 'a number of incidents that was not kept up',
      documents: DOCUMENTS,
      bad: '# Incidents\n\nThere are ⟦2⟧ postmortems.\n\n- [Pool](pool.md)\n- [Cache](cache.md)\n- [Queue](queue.md)\n',
      fixed:
        '# Incidents\n\nThere are 3 postmortems.\n\n- [Pool](pool.md)\n- [Cache](cache.md)\n- [Queue](queue.md)\n',
    },
    {
      title: 'a postmortem of the folder that is not listed',
      documents: DOCUMENTS,
      bad: '# ⟦Incidents⟧\n\n- [Pool](pool.md)\n- [Cache](cache.md)\n',
      fixed: '# Incidents\n\n- [Pool](pool.md)\n- [Cache](cache.md)\n- [Queue outage](queue.md)\n',
    },
    {
      title: 'a column that means something else',
      documents: DOCUMENTS,
      good: '# Incidents\n\n| Date | Incident |\n|---|---|\n| 2025-08-29 | [Pool](pool.md) |\n| 2025-09-10 | [Cache](cache.md) |\n| 2025-10-09 | [Queue](queue.md) |\n',
    },
    {
      title: 'a choice of postmortems',
      documents: DOCUMENTS,
      good: '# Team\n\n## Notable postmortems\n\n- [Pool](pool.md)\n- [Cache](cache.md)\n',
    },
  ],
  check({ model, listing, configuration, report }) {
    if (!listing) return;
    const gone = goneLinks(listing);
    for (const { report: found } of gone) report(found);
    staleCells(listing, model, configuration).forEach(report);
    for (const claim of listing.page.counts) {
      const found = staleCount(listing, model, claim);
      if (found) report(found);
    }
    // A file that was renamed is told once.
    const missing = missingIn(listing, model, new Set(gone.map(({ near }) => near)));
    if (missing) report(missing);
  },
});

/** A link that leads to nothing, with the postmortem that it may have led to before. */
interface GoneLink {
  readonly report: Report;
  /** Path of that file; null where none has such a name. */
  readonly near: string | null;
}

function goneLinks({ entries, documents, page }: Listing): readonly GoneLink[] {
  const linked = new Set(page.links.map(({ path }) => path));
  return entries.flatMap(({ links }) =>
    links.flatMap(({ path, written, range }): readonly GoneLink[] => {
      if (!namesOneFile(path) || fileOf(documents, path).kind !== 'gone') return [];
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      const names = [...documents.files]
        .filter(([, { kind }]) => kind === 'incident')
        .map(([file]) => `${folder}${nameOf(file)}`)
        .filter((name) => !linked.has(name) && fileOf(documents, name).kind === 'incident');
      const near = nearest(path, names);
      const safeName = near !== null && !/[\s()<>#?%]/.test(near);
      return [
        {
          report: {
            range,
            message: `${written} is not there.${near === null ? ' Correct the link, or take the entry away.' : ` Did you mean ${near}?`}`,
            fixes: safeName ? [choice(`Replace by ${near}`, [replacement(range, near)], true)] : [],
          },
          near: near === null ? null : (pathsOf(documents.path, near)[0] ?? null),
        },
      ];
    }),
  );
}

function staleCells(
  { entries }: Listing,
  { dateOrder }: Pick<Postmortem, 'dateOrder'>,
  configuration: Parameters<typeof comparisonsOf>[2],
): readonly Report[] {
  const all = entries.flatMap((entry) => comparisonsOf(entry, dateOrder, configuration));
  const places = new Map<string, Comparison[]>();
  for (const one of all) places.set(one.place, [...(places.get(one.place) ?? []), one]);
  return [...places.values()].flatMap((column) => {
    const differing = column.filter(({ verdict }) => verdict === 'differs');
    const agreeing = column.length - differing.length;
    return differing
      .filter(({ named }) =>
        named
          ? agreeing >= 1 && agreeing >= differing.length
          : agreeing >= 2 && agreeing > 2 * differing.length,
      )
      .map((one): Report => ({
        range: one.range,
        message: `${one.written} is not the ${one.what.toLowerCase()} that ${nameOf(one.incident.path)} gives${one.instead === null ? '' : `: ${one.instead}`}. Correct this page or the postmortem.`,
        fixes: fixOf(one, agreeing),
      }));
  });
}

/** Where the document states one value and the other rows keep to theirs, there is one right answer. */
function fixOf({ range, instead, stated }: Comparison, agreeing: number): readonly Fix[] {
  if (instead === null) return [];
  return [
    {
      title: `Replace by ${instead}`,
      edits: [replacement(range, instead)],
      preferred: true,
      safe: stated && agreeing >= 2,
    },
  ];
}

const nameOf = (path: string): string => path.replace(/^.*[\\/]/, '');

/**
 * A number that is none of those that the page could mean: its entries, the documents that they link
 * to, the same with rows that link to nothing, and, for a number over the whole page, the folder.
 */
function staleCount(
  listing: Listing,
  model: Pick<Postmortem, 'sections'>,
  claim: CountClaim,
): Report | null {
  const group = groupOf(listing, model.sections, claim.members);
  if (!group || group.entries.some(({ known }) => !known)) return null;
  const documents = incidentsOf(group).length;
  const whole = group.entries.length === listing.entries.length;
  const folder = [...listing.documents.files.values()].filter(
    ({ kind }) => kind === 'incident',
  ).length;
  const meant = new Set([
    documents,
    group.entries.length,
    group.entries.length + group.unlinked,
    ...(whole ? [folder] : []),
  ]);
  if (documents === 0 || meant.has(claim.count)) return null;
  // More incidents than postmortems is usual: not every incident has one.
  if (
    claim.count > documents &&
    !/post-?mortem|report/i.test(claim.label) &&
    !othersAgree(listing, model, claim)
  )
    return null;
  const [only] = meant;
  return {
    range: claim.range,
    message: `${claim.count} ${claim.count === 1 ? 'is' : 'are'} counted here, but ${documents} ${documents === 1 ? 'postmortem is' : 'postmortems are'} listed. Correct the number or the list.`,
    fixes:
      only === undefined
        ? []
        : [
            {
              title: `Replace by ${documents}`,
              edits: [replacement(claim.range, String(documents))],
              preferred: true,
              safe: meant.size === 1,
            },
          ],
  };
}

/** Whether the other counts of the page count what is listed. */
function othersAgree(
  listing: Listing,
  model: Pick<Postmortem, 'sections'>,
  claim: CountClaim,
): boolean {
  const others = listing.page.counts.filter((other) => other !== claim);
  const agreeing = others.filter((other) => {
    const group = groupOf(listing, model.sections, other.members);
    return group !== null && incidentsOf(group).length === other.count;
  });
  return agreeing.length >= 2 && agreeing.length * 2 > others.length;
}
