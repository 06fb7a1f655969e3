import { sourceRange, spanOf } from '../../syntax/inlineText';
import type { Span } from '../../text/range';
import type { ReadField } from '../fields/fields';
import { incidentField } from './incident';
import type { Impact } from '../types';

export function readImpact(fields: readonly ReadField[]): Impact {
  const revenue = incidentField(fields, 'revenue');
  return {
    services: readServices(incidentField(fields, 'services')),
    users: readUsers(incidentField(fields, 'users')),
    revenue: revenue && revenue.value.text !== '' ? revenue.value : null,
    sla: readSla(incidentField(fields, 'sla')),
  };
}

function readServices(field: ReadField | undefined): readonly Span[] {
  if (!field || field.value.text === '') return [];
  return [...field.line.text.matchAll(/[^,;、]+/g)].flatMap((part): Span[] => {
    const lead = /^\s*(?:and\s+)?/.exec(part[0])?.[0].length ?? 0;
    const service = spanOf(field.line, part.index + lead, part.index + part[0].length);
    return service.text === '' ? [] : [service];
  });
}

function readUsers(field: ReadField | undefined): Impact['users'] {
  if (!field || field.value.text === '') return null;
  const text = field.line.text;
  const percent = /(\d{1,3}(?:\.\d+)?)\s?%/.exec(text);
  const count = [
    ...text.matchAll(
      /(?<![\d.,])(\d{1,3}(?:[,.]\d{3})+|\d{1,12})(?![\d%])(\.\d{1,6})?\s?([kKmM](?![a-z]))?/g,
    ),
  ].find((match) => !/^\s?%/.test(text.slice(match.index + match[0].length)));
  const digits =
    count?.[1] === undefined ? null : Number(count[1].replace(/[,.]/g, '') + (count[2] ?? ''));
  const scale = /k/i.test(count?.[3] ?? '') ? 1000 : /m/i.test(count?.[3] ?? '') ? 1e6 : 1;
  return {
    range: field.value.range,
    count: digits === null ? null : digits * scale,
    percent: percent ? Number(percent[1]) : null,
  };
}

/** The objective is the percentage before `SLA`, `SLO` or `uptime`; the other one was achieved. */
function readSla(field: ReadField | undefined): Impact['sla'] {
  if (!field || field.value.text === '') return null;
  const text = field.line.text;
  const shares = [...text.matchAll(/(\d{2,3}(?:\.\d+)?)\s?%/g)];
  const objective = shares.find((share) =>
    /^\s*(?:uptime|sla|slo|availability|target|objective)/i.test(
      text.slice(share.index + share[0].length),
    ),
  );
  const achieved = shares.find((share) => share !== objective);
  const at = shares[0] ? sourceRange(field.line, shares[0].index, text.length) : field.value.range;
  return {
    range: at,
    objective: objective ? Number(objective[1]) : null,
    achieved: achieved ? Number(achieved[1]) : null,
  };
}
