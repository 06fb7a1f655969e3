import { stringify } from 'yaml';
import { RULES } from '../../rules/registry';
import type { LayeredConfiguration } from './files';
import { keysAt } from './shape';

/**
 * The settings that hold, as YAML that could be written into a file, with the origin of each value
 * behind it: the file and its line, the editor, or the default.
 */
export function effectiveConfiguration({ file, values }: LayeredConfiguration): string {
  const { value, origins } = values;
  const rules = plain(value['rules']);
  const originOf = (key: string, at: number): string => {
    const origin = origins.get(key);
    if (origin === 'file') return `line ${lineOf(file?.text ?? '', at)}`;
    return origin === 'editor' ? 'editor settings' : 'default';
  };
  const lines = [
    '# The settings that hold here, and where each comes from.',
    `# File: ${file ? file.path : 'none at or above this document'}`,
    '',
  ];
  for (const [key, { default: initial }] of keysAt([])) {
    if (key === 'rules') continue;
    const held = value[key] === undefined ? (initial ?? null) : value[key];
    lines.push(...setting({ [key]: held }, originOf(key, file?.keys.get(key) ?? 0)));
  }
  lines.push('rules:');
  for (const { id, level } of RULES) {
    const origin = originOf(`rules.${id}`, file?.text.indexOf(`${id}:`) ?? 0);
    lines.push(...setting({ [id]: rules[id] ?? level }, origin).map((line) => `  ${line}`));
  }
  return `${lines.join('\n')}\n`;
}

function setting(value: Readonly<Record<string, unknown>>, origin: string): readonly string[] {
  const [first = '', ...rest] = stringify(value, { lineWidth: 0 }).trimEnd().split('\n');
  return [`${first} # ${origin}`, ...rest];
}

const plain = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
