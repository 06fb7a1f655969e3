import type { ListedIncident } from '../../model/indexPage/listed';
import type { LengthClaim } from '../../model/indexPage/types';
import type { Postmortem } from '../../model/types';
import { formatMinutes, formatMinutesLong } from '../../time/duration';
import { defineRule, type Report } from '../rule';
import { replacement } from '../support/edits';
import {
  basesOf,
  fits,
  leftOutBy,
  statisticOn,
  valuesOn,
  type Basis,
} from '../support/listedMeans';
import { groupOf, incidentsOf, type Group, type Listing } from '../support/listing';
import { inStyleOf } from '../support/readings';

const incident = (day: string, repair: string, resolve: string): string =>
  `# Incident on ${day}\n\n- **Time to repair**: ${repair}\n- **Time to resolve**: ${resolve}\n\n## Timeline\n\n- ${day} 10:00 UTC: Errors begin\n\n## Root Cause\n\nA leak.\n`;
const DOCUMENTS = {
  '2024-01-10.md': incident('2024-01-10', '1h 0m', '2h 0m'),
  '2024-02-11.md': incident('2024-02-11', '3h 0m', '4h 0m'),
  '2024-04-12.md': incident('2024-04-12', '0h 30m', '1h 30m'),
  '2024-05-13.md': incident('2024-05-13', '1h 30m', '2h 30m'),
  '2024-07-14.md': incident('2024-07-14', '2h 0m', '5h 0m'),
  '2024-08-15.md': incident('2024-08-15', '4h 0m', '6h 0m'),
  '2024-09-16.md': incident('2024-09-16', '9h 0m', '13h 0m'),
};
const QUARTERS = (third: string): string =>
  `# Incidents\n\n## Q1 2024\n\n- **Mean Time to Repair**: 2h 0m\n\n* [January](2024-01-10.md)\n* [February](2024-02-11.md)\n\n## Q2 2024\n\n- **Mean Time to Repair**: 1h 0m\n\n* [April](2024-04-12.md)\n* [May](2024-05-13.md)\n\n## Q3 2024\n\n- **Mean Time to Repair**: ${third}\n\n* [July](2024-07-14.md)\n* [August](2024-08-15.md)\n* [September](2024-09-16.md)\n`;

export default defineRule({
  id: 'claims/mean-mismatch',
  since: '0.3.0',
  level: 'warning',
  fix: 'safe',
  of: 'index',
  reads: ['sections'],
  options: {},
  summary: 'A mean, median or total that the postmortems listed below it do not give.',
  why: `Averages over incidents are copied into reviews and targets, and nobody can check them by eye. A claim is compared with what the linked postmortems state and with what their times give by each published definition, the same for all of them. It is right when any of these gives it, to one unit of what is written.

Nothing is said where the page leaves open which incidents are meant: a row without a link, a link that cannot be read, a length that the document does not tell or that a finding of it refutes.`,
  examples: [
    {
      title: 'a quarter whose mean leaves one incident out',
      documents: DOCUMENTS,
      bad: QUARTERS('⟦3h 0m⟧'),
      fixed: QUARTERS('5h 0m'),
    },
    { title: 'all quarters follow', documents: DOCUMENTS, good: QUARTERS('5h 0m') },
    {
      title: 'another group of incidents',
      documents: DOCUMENTS,
      good: '# Incidents\n\nMean time to repair of SEV1: 20m\n\n* [January](2024-01-10.md)\n* [February](2024-02-11.md)\n',
    },
  ],
  check({ model, listing, report }) {
    if (!listing) return;
    const judged = listing.page.lengths.flatMap((claim) => judge(listing, model, claim) ?? []);
    for (const one of judged) {
      const found = mismatch(one, judged);
      if (found) report(found);
    }
  },
});

/** A claim over a group that is known as a whole. */
interface Judged {
  readonly claim: LengthClaim;
  readonly group: Group;
  readonly incidents: readonly ListedIncident[];
  readonly bases: readonly {
    readonly basis: Basis;
    readonly values: readonly number[];
    readonly index: number;
  }[];
  readonly right: ReadonlySet<number>;
}

function judge(
  listing: Listing,
  model: Pick<Postmortem, 'sections'>,
  claim: LengthClaim,
): Judged | null {
  const group = groupOf(listing, model.sections, claim.members);
  if (!group?.whole) return null;
  const incidents = incidentsOf(group);
  if (incidents.some(({ several }) => several)) return null;
  const bases = basesOf(claim.kind).flatMap((basis, index) => {
    const values = valuesOn(basis, incidents);
    return values ? [{ basis, values, index }] : [];
  });
  const right = bases.filter(({ values }) => fits(claim, statisticOn(claim.statistic, values)));
  return { claim, group, incidents, bases, right: new Set(right.map(({ index }) => index)) };
}

function mismatch(one: Judged, all: readonly Judged[]): Report | null {
  const { claim, incidents, bases, right } = one;
  if (right.size > 0 || bases.length === 0 || incidents.some(({ refuted }) => refuted)) return null;
  const alike = all.filter(
    (other) =>
      other !== one && other.claim.kind === claim.kind && other.claim.statistic === claim.statistic,
  );
  const used = usedBasis(one, alike);
  if (!used && !(alike.length < 2 && outsideOfAll(one))) return null;
  const { values, basis } = used ?? bases[0] ?? { values: [], basis: null };
  const value = statisticOn(claim.statistic, values);
  const written = inStyleOf(
    claim.text,
    Math.round(value),
    /[hmd]\s*$/.test(claim.text) ? formatMinutes : formatMinutesLong,
  );
  return {
    range: claim.range,
    message: `${claim.label} says ${claim.text}, but the ${values.length === 1 ? 'postmortem listed here gives' : `${values.length} postmortems listed here give`} ${formatMinutes(Math.round(value))} (${basis?.name ?? ''}).${withoutSome(claim, values, incidents)} Correct the number or the list.`,
    fixes: [
      {
        title: `Replace by ${written}`,
        edits: [replacement(claim.range, written)],
        preferred: true,
        safe: used !== null,
      },
    ],
  };
}

/** The way by which most other numbers of the page were got, where the group has all values for it. */
function usedBasis({ bases }: Judged, alike: readonly Judged[]): Judged['bases'][number] | null {
  let best: Judged['bases'][number] | null = null;
  let most = 1;
  for (const candidate of bases) {
    const agreeing = alike.filter(({ right }) => right.has(candidate.index)).length;
    if (agreeing > most && agreeing * 2 > alike.length) {
      best = candidate;
      most = agreeing;
    }
  }
  return best;
}

/** Whether a claim is beyond anything that the incidents could give, each by whichever definition. */
function outsideOfAll({ claim, bases, incidents }: Judged): boolean {
  const ends = incidents.map((_, at) => {
    const values = bases.map(({ values: own }) => own[at] ?? 0);
    return { least: Math.min(...values), most: Math.max(...values) };
  });
  const least = statisticOn(
    claim.statistic,
    ends.map((end) => end.least),
  );
  const most = statisticOn(
    claim.statistic,
    ends.map((end) => end.most),
  );
  const { minutes, most: upper } = claim.duration;
  return !fits(claim, least) && !fits(claim, most) && (upper < least || minutes > most);
}

/** ` It fits without 2024-09-16.md.`: which ones were left out, where only that explains it. */
function withoutSome(
  claim: LengthClaim,
  values: readonly number[],
  incidents: readonly ListedIncident[],
): string {
  const out = leftOutBy(claim, values);
  if (!out) return '';
  const names = out.map((index) => incidents[index]?.path.replace(/^.*[\\/]/, '') ?? '');
  return ` It would follow from ${values.length - out.length} of them, without ${names.join(' and ')}.`;
}
