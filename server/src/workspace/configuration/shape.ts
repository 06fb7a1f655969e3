import schema from '../../../../schemas/postmortem.schema.json';

/** The part of JSON Schema that our own schema is made of. */
export interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly description?: string;
  readonly default?: unknown;
}

export type Path = readonly (string | number)[];

/** The schema at a path of keys and list positions; null where the schema has nothing. */
export function shapeAt(path: Path): Shape | null {
  let shapes: readonly Shape[] = [schema];
  let found: Shape | null = schema;
  for (const part of path) {
    const inner = shapes.flatMap(variants).flatMap((shape): readonly Shape[] => {
      if (typeof part === 'number') return shape.items ? [shape.items] : [];
      const property = shape.properties?.[part];
      if (property) return [property];
      return typeof shape.additionalProperties === 'object' ? [shape.additionalProperties] : [];
    });
    found = inner[0] ?? null;
    shapes = inner;
  }
  return found;
}

/** A shape as the forms it may take. */
export const variants = (shape: Shape): readonly Shape[] =>
  shape.anyOf ? shape.anyOf.flatMap(variants) : [shape];

/** The keys that may stand in the map at a path, with what each means. */
export function keysAt(path: Path): ReadonlyMap<string, Shape> {
  const shape = shapeAt(path);
  return new Map(
    shape ? variants(shape).flatMap(({ properties }) => Object.entries(properties ?? {})) : [],
  );
}

/** Settings that are the client's alone: about connection, preview and views, not about documents. */
const CLIENT_ONLY: ReadonlySet<string> = new Set(['trace', 'preview', 'diagnostics']);

/**
 * Settings of an editor without those that only repeat the defaults: editors send all of them, and a
 * default is not what the team has said.
 */
export function withoutDefaults(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) return settings;
  const keys = keysAt([]);
  return Object.fromEntries(
    Object.entries(settings).filter(
      ([key, value]) =>
        value !== null &&
        JSON.stringify(value) !== JSON.stringify(keys.get(key)?.default) &&
        !CLIENT_ONLY.has(key),
    ),
  );
}
