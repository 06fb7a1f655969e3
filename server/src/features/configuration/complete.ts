import type { Range } from '../../text/range';
import { zoneNames } from '../../time/zone';
import { keysAt, shapeAt, variants, type Shape } from '../../workspace/configuration/shape';
import { configurationPlace } from './place';

export interface ConfigurationProposal {
  readonly label: string;
  readonly kind: 'key' | 'value';
  readonly detail: string | null;
  /** Markdown. */
  readonly documentation: string | null;
  readonly range: Range;
  readonly insert: string;
}

/** What may stand at `offset` of a `.postmortem.yaml`: the keys that are not there yet, or values. */
export function completeConfiguration(
  text: string,
  offset: number,
): readonly ConfigurationProposal[] {
  const place = configurationPlace(text, offset);
  if (!place) return [];
  const { path, part, word, siblings } = place;
  const shape = shapeAt(path);
  if (!shape) return [];
  const colon = /^["']?\s*:/.test(text.slice(word.to)) ? '' : ':';
  const keys =
    part === 'key'
      ? [...keysAt(path)]
          .filter(([key]) => !siblings.has(key))
          .map(([key, inner]): ConfigurationProposal => ({
            label: key,
            kind: 'key',
            detail: isScalarShape(inner) ? shortDefault(inner) : null,
            documentation: inner.description ?? null,
            range: word,
            insert: `${key}${colon === '' ? '' : isScalarShape(inner) ? ': ' : ':'}`,
          }))
      : [];
  // `- ` may become a word as well as a map.
  const values = part === 'value' || (siblings.size === 0 && path.length > 0) ? shape : null;
  return [
    ...keys,
    ...(values ? valuesOf(values, path) : []).map(([label, documentation]) => ({
      label,
      kind: 'value' as const,
      detail: null,
      documentation,
      range: word,
      insert: label,
    })),
  ];
}

/** Words of a closed list, and those that the tool itself uses where any word may stand. */
function valuesOf(
  shape: Shape,
  path: readonly (string | number)[],
): readonly (readonly [string, string | null])[] {
  if (path.length === 1 && path[0] === 'timezone') return zoneNames().map((name) => [name, null]);
  const closed = variants(shape).flatMap((variant) => variant.enum ?? []);
  if (closed.length > 0) return [...new Set(closed)].map((value) => [value, null]);
  if (variants(shape).some(({ type }) => type === 'boolean'))
    return ['true', 'false'].map((value) => [value, null]);
  const [list, position] = path;
  const usual = path.length === 2 && typeof position === 'number' ? shapeAt([list ?? '']) : null;
  return Array.isArray(usual?.default) ? usual.default.map((value) => [String(value), null]) : [];
}

const isScalarShape = (shape: Shape): boolean =>
  variants(shape).some(
    ({ type, enum: words }) =>
      words !== undefined ||
      (typeof type === 'string' && !['array', 'object'].includes(type)) ||
      Array.isArray(type),
  );

const shortDefault = ({ default: value }: Shape): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : null;
