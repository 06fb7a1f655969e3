import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Manifest {
  readonly contributes: {
    readonly configuration: readonly {
      readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    }[];
  };
}

/** The settings that the extension declares, by their name behind `postmortem.`. */
export function declaredSettings(): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const file = path.join(__dirname, '../../package.json');
  const { contributes } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  return new Map(
    contributes.configuration.flatMap(({ properties }) =>
      Object.entries(properties).map(
        ([name, shape]) => [name.replace(/^postmortem\./, ''), shape] as const,
      ),
    ),
  );
}

/** What VS Code answers for the section `postmortem` when nobody has set anything: each default. */
export function editorDefaults(): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const [name, shape] of declaredSettings()) {
    const path = name.split('.');
    const last = path.pop() ?? name;
    let at = settings;
    for (const part of path) at = (at[part] ??= {}) as Record<string, unknown>;
    at[last] = shape['default'] ?? (shape['type'] === 'object' ? {} : null);
  }
  return settings;
}
