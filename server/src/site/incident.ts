import { previewData } from '../features/preview/preview';
import { beganOf } from '../incidents/charted';
import { LENGTHS, summarise, type Figure, type IncidentSummary } from '../incidents/numbers';
import { shortTitle } from '../incidents/title';
import { publicVersion } from '../redaction/publicVersion';
import type { Snapshot } from '../workspace/snapshot';
import type { SiteIncident } from './types';

/**
 * An incident for the report; null for what is no postmortem, or a template. `asPublic` shows what its
 * public version says, and no more: what speaks against a value is asked of the document as it was
 * written, and told without its words.
 */
export function siteIncident(
  snapshot: Snapshot,
  path: string,
  asPublic: boolean,
): SiteIncident | null {
  const whole = summarise(path, snapshot);
  if (!whole) return null;
  const shown = asPublic ? publicly(snapshot) : snapshot;
  const seen = asPublic ? summarise(path, shown) : whole;
  if (!seen) return null;
  const data = previewData(shown, '', 0);
  return {
    path,
    data,
    summary: asPublic ? withoutWords(seen, whole) : whole,
    title: shortTitle(data.title),
    began: whole.several ? null : beganOf(snapshot),
    related: [...new Set(shown.model.related.map(({ id }) => id))].filter(
      (id) => id !== data.incident.id,
    ),
    zone: snapshot.configuration.timezone,
  };
}

/** The public version, which is a postmortem as its document is one. */
function publicly(snapshot: Snapshot): Snapshot {
  const made = snapshot.withText(publicVersion(snapshot));
  return { ...made, model: { ...made.model, recognition: snapshot.model.recognition } };
}

/** Findings quote what they are about, so a reason names its rule alone. */
function withoutWords(seen: IncidentSummary, whole: IncidentSummary): IncidentSummary {
  const figure = (shown: Figure, own: Figure): Figure => {
    const known = own.kind === 'left-out' ? own : shown;
    return known.kind === 'left-out' ? { ...known, reason: ruleOf(known.reason) } : known;
  };
  const lengths = { ...seen.lengths };
  for (const id of LENGTHS) lengths[id] = figure(seen.lengths[id], whole.lengths[id]);
  const refuted = whole.day?.refuted ?? null;
  return {
    ...seen,
    lengths,
    several: whole.several,
    day: seen.day && { ...seen.day, refuted: refuted === null ? null : ruleOf(refuted) },
    severity: seen.severity && {
      ...seen.severity,
      leftOut: whole.severity?.leftOut == null ? null : ruleOf(whole.severity.leftOut),
    },
  };
}

/** `Duration says …, but … (summary/duration-mismatch)` → the last part; all else has no words of its own. */
function ruleOf(reason: string): string {
  const rule = /\(([a-z-]+\/[a-z-]+)\)$/.exec(reason)?.[1];
  return rule === undefined
    ? 'its document leaves it in doubt'
    : `its document contradicts itself here (${rule})`;
}
