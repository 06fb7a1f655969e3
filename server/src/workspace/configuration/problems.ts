import type * as z from 'zod/mini';
import { nearest } from '../../text/distance';
import { keysAt, type Path } from './shape';

/** Something in a configuration that cannot be used; the rest of it stays in force. */
export interface ConfigurationProblem {
  /** Keys and list positions down to what is wrong; empty for the whole. */
  readonly path: Path;
  /** What is wrong and what to do. Plain text with names in backticks. */
  readonly message: string;
  /** True when the key rather than its value is wrong. */
  readonly key: boolean;
}

type Issue = z.core.$ZodIssue;

/** What the schema has against a value, in words; no more than `most` and a few. */
export function problemsOf(
  issues: readonly Issue[],
  most: number,
  at: Path = [],
): readonly ConfigurationProblem[] {
  return issues.slice(0, most).flatMap((issue): readonly ConfigurationProblem[] => {
    const path = [
      ...at,
      ...issue.path.map((part) => (typeof part === 'number' ? part : String(part))),
    ];
    const name = path.length === 0 ? 'The configuration' : `\`${path.join('.')}\``;
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.slice(0, most).map((key) => {
          const near = nearest(key, [...keysAt(path).keys()]);
          const full = [...path, key].join('.');
          return {
            path: [...path, key],
            key: true,
            message: `\`${full}\` is not known.${near === null ? '' : ` Did you mean \`${near}\`?`}`,
          };
        });
      case 'invalid_union': {
        const branch = branchOf(issue.errors);
        if (branch) return problemsOf(branch, most, path);
        const wanted = issue.errors.flatMap((errors) => errors.slice(0, 1).map(wantedBy));
        return [
          { path, key: false, message: `${name} must be ${[...new Set(wanted)].join(', or ')}.` },
        ];
      }
      case 'invalid_type':
      case 'invalid_value':
        return [{ path, key: false, message: `${name} must be ${wantedBy(issue)}.${hint(issue)}` }];
      case 'too_small':
        return [{ path, key: false, message: `${name} must be at least ${issue.minimum}.` }];
      case 'too_big':
        return [{ path, key: false, message: `${name} must have at most ${issue.maximum} items.` }];
      default:
        return [{ path, key: false, message: `${name} cannot be used: ${issue.message}.` }];
    }
  });
}

/** The variant that the value was meant as: the one that fails further in than at its own type. */
const branchOf = (branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined =>
  branches.find((issues) =>
    issues.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'),
  );

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map of settings',
  record: 'a map of settings',
  null: 'empty',
};

function wantedBy(issue: Issue): string {
  if (issue.code === 'invalid_value')
    return `${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map((value) => `\`${String(value)}\``).join(', ')}`;
  return issue.code === 'invalid_type' ? (TYPES[issue.expected] ?? issue.expected) : issue.message;
}

function hint(issue: Issue): string {
  if (issue.code !== 'invalid_value' || typeof issue.input !== 'string') return '';
  const near = nearest(issue.input, issue.values.map(String));
  return near === null ? '' : ` Did you mean \`${near}\`?`;
}
