import { RULES } from '../../rules/registry';
import type { Example, Rule } from '../../rules/rule';
import { nearest } from '../../text/distance';

/** `postmortem rules`: one line for each rule. */
export function listRules(): string {
  const widest = Math.max(...RULES.map((rule) => rule.id.length));
  const lines = RULES.map(
    (rule) =>
      `${rule.id.padEnd(widest)}  ${rule.level.padEnd(11)}  ${rule.fix === 'none' ? '     ' : 'fixes'}  ${rule.summary}`,
  );
  return `${lines.join('\n')}\n\npostmortem explain RULE tells more.\n`;
}

/** `postmortem rules --format json`. */
export const rulesAsJson = (): string =>
  `${JSON.stringify(
    RULES.map(({ id, since, level, fix, summary, why, options }) => ({
      id,
      since,
      level,
      fix,
      summary,
      why,
      options,
    })),
    null,
    2,
  )}\n`;

/** `postmortem explain RULE`: what is on its page; null with the nearest id when there is no such rule. */
export function explainRule(id: string): {
  readonly text: string | null;
  readonly near: string | null;
} {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (rule) return { text: page(rule), near: null };
  const ids = RULES.map((candidate) => candidate.id);
  return {
    text: null,
    near: nearest(id, ids) ?? ids.find((other) => other.endsWith(`/${id}`)) ?? null,
  };
}

function page(rule: Rule): string {
  const options = Object.entries(rule.options).map(
    ([name, option]) => `  ${name} (${JSON.stringify(option.default)}): ${option.description}`,
  );
  return [
    `${rule.id}: ${rule.summary}`,
    `Level: ${rule.level}. Fixes: ${rule.fix === 'none' ? 'none' : rule.fix === 'safe' ? 'yes, by --fix' : 'by choice, in the editor'}.`,
    '',
    rule.why,
    '',
    ...(options.length === 0 ? [] : ['Options:', ...options, '']),
    ...rule.examples.flatMap(exampleLines),
    'Silence it for a line: <!-- postmortem-disable-next-line ' + rule.id + ' -- reason -->',
    `Turn it off: rules: { ${rule.id}: off } in .postmortem.yaml`,
    '',
  ].join('\n');
}

const exampleLines = (example: Example): readonly string[] => [
  'bad' in example ? `Reported: ${example.title}` : `Not reported: ${example.title}`,
  ...('bad' in example ? example.bad : example.good)
    .replace(/[⟦⟧]/g, '')
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`.trimEnd()),
  '',
];
