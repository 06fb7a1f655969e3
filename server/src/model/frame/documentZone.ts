import { scanWhen } from '../../time/when';
import { findZone, parseZone, type Zone } from '../../time/zone';
import type { ReadField } from '../fields/fields';
import type { Outline } from '../outline/outline';
import { preambleZone } from '../timeline/preamble';
import type { FieldKind, Timeline } from '../types';

/** Fields whose times speak for all others, where they name a zone. */
const TELLING: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'window',
  'start',
  'detected',
  'duration',
  'date',
]);

/** How many blocks below a heading can say how all times are to be read. */
const FIRST_BLOCKS = 3;

/** The zone that a field or a sentence of the document says for all its times. */
export function saidZone(
  { preface, contents, sections, title }: Outline,
  fields: readonly ReadField[],
): Zone | null {
  for (const field of fields) {
    const zone = field.kind === 'zone' ? parseZone(field.value.text) : null;
    if (zone) return zone;
  }
  const said = preambleZone(preface.nodes);
  if (said) return said;
  for (const [index, { nodes }] of contents.entries()) {
    // What stands right under the title is the header of the document, however long it is.
    const most = sections[index]?.heading === title ? nodes.length : FIRST_BLOCKS;
    const zone = preambleZone(nodes, most);
    if (zone) return zone;
  }
  return null;
}

/** The zone of the incident's window, or of the label of a time: `Outage start (UTC)`. */
export function fieldZone(fields: readonly ReadField[]): Zone | null {
  for (const { kind, line, name } of fields) {
    if (kind === null || !TELLING.has(kind)) continue;
    const when = scanWhen(line.text, 0);
    const zone =
      when?.start?.zone ?? when?.end?.zone ?? (when?.start?.clock ? findZone(name.text) : null);
    if (zone) return zone.zone;
  }
  return null;
}

/** The zone that all times of the timelines are in; null where they have several, or some have none. */
export function onlyZone(timelines: readonly Timeline[]): Zone | null {
  let only: Zone | null = null;
  for (const { entries } of timelines) {
    for (const { start } of entries) {
      if (!start?.time) continue;
      if (!start.zone || (only && only.id !== start.zone.id)) return null;
      only ??= start.zone;
    }
  }
  return only;
}
