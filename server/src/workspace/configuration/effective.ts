import { stringify } from 'yaml';
import { RULES } from '../../rules/registry';
import type { LayeredConfiguration } from './files';
import { keysAt } from './shape';

/**
 * The settings that hold, as YAML that could be written into a file, with the origin of each value
 * behind it: the file and its line, the editor, or the default.
 */
export function effectiveConfiguration({ file, settings }: LayeredConfiguration): string {
  const written = plain(file?.value);
  const edited = plain(settings);
  const lines = [
    '# The settings that hold here, and where each comes from.',
    `# File: ${file ? file.path : 'none at or above this document'}`,
    '',
  ];
  for (const [key, { default: initial }] of keysAt([])) {
    if (key === 'rules') continue;
    const inFile = written[key] !== undefined;
    const value = inFile ? written[key] : (edited[key] ?? initial ?? null);
    const origin = inFile
      ? `line ${lineOf(file?.text ?? '', file?.keys.get(key) ?? 0)}`
      : edited[key] !== undefined
        ? 'editor settings'
        : 'default';
    lines.push(...setting({ [key]: value }, origin));
  }
  lines.push('rules:');
  const fileRules = plain(written.rules);
  const editorRules = plain(edited.rules);
  for (const { id, level } of RULES) {
    const [value, origin] =
      fileRules[id] !== undefined
        ? [fileRules[id], `line ${lineOf(file?.text ?? '', file?.text.indexOf(`${id}:`) ?? 0)}`]
        : editorRules[id] !== undefined
          ? [editorRules[id], 'editor settings']
          : [level, 'default'];
    lines.push(...setting({ [id]: value }, origin).map((line) => `  ${line}`));
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
