/**
 * Writes what follows from the rule files and the schema of the configuration: the registry, the pages
 * under docs/rules, docs/configuration.md, docs/reading.md (from the catalogue in test/dialects), the settings in package.json and the JSON Schema of
 * `.postmortem.yaml`; that of exported tables; and the words of our own templates, which a finished document has none of. CI fails when the result differs from what
 * is committed.
 */
import { inputSchema, TOOLS } from '../server/src/features/agents/tools';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { stringify } from 'yaml';
import * as z from 'zod/mini';
import { exportSchema } from '../server/src/incidents/export/tables';
import type { Example, Rule } from '../server/src/rules/rule';
import { SKELETON_SENTENCES } from '../server/src/rules/support/skeletons';
import { TEMPLATES, UNKNOWN_WORDS } from '../server/src/workspace/templates/fill';
import { configurationSchema } from '../server/src/workspace/configuration/schema';
import { readingPage } from '../test/dialects/samples';

const ROOT = path.resolve(__dirname, '..');
const RULES = path.join(ROOT, 'server/src/rules');

void main();

async function main(): Promise<void> {
  const ids = readdirSync(RULES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'support')
    .flatMap((group) =>
      readdirSync(path.join(RULES, group.name)).map(
        (file) => `${group.name}/${file.replace(/\.ts$/, '')}`,
      ),
    )
    .sort();
  await write('server/src/rules/registry.ts', registry(ids), 'typescript');
  const rules: Rule[] = [];
  for (const id of ids) {
    const loaded = (await import(pathToFileURL(path.join(RULES, `${id}.ts`)).href)) as unknown as {
      default: Rule | { default: Rule };
    };
    const rule = 'default' in loaded.default ? loaded.default.default : loaded.default;
    if (rule.id !== id)
      throw new Error(
        `server/src/rules/${id}.ts declares the id ${rule.id}. Name the file and the rule alike.`,
      );
    rules.push(rule);
  }
  rmSync(path.join(ROOT, 'docs/rules'), { recursive: true, force: true });
  for (const rule of rules) await write(`docs/rules/${rule.id}.md`, page(rule), 'markdown');
  await write('docs/rules/README.md', index(rules), 'markdown');
  const schema = z.toJSONSchema(configurationSchema(rules), { io: 'input' }) as {
    properties: Record<string, unknown>;
  };
  await write(
    'schemas/postmortem.schema.json',
    JSON.stringify({ title: 'Postmortem configuration', ...schema }),
    'json',
  );
  await write('schemas/export.schema.json', JSON.stringify(exportSchema()), 'json');
  await write('docs/configuration.md', configurationPage(schema.properties), 'markdown');
  await write('docs/reading.md', readingPage(), 'markdown');
  await settings(schema.properties);
  await write('server/src/model/vocabulary/templateWords.ts', templateWords(), 'typescript');
}

/** Gaps whose words nobody would write as a value: `what will be changed`, and these. */
const TELLING_GAP =
  /^(?:what|who|which|when|how|so that|by when|about|for whom|two sentences|the story|requests lost|dashboards|number and share|did)\b.* /i;
const SINGLE_GAPS: ReadonlySet<string> = new Set(['who', 'by when', 'author', 'person', 'role']);

/** The words that stand in the gaps of our templates, snippets and skeletons. */
function templateWords(): string {
  const snippets = JSON.parse(
    readFileSync(path.join(ROOT, 'snippets/postmortem.code-snippets'), 'utf8'),
  ) as Readonly<Record<string, { readonly body: readonly string[] | string }>>;
  const gaps = [
    ...TEMPLATES.flatMap(({ text }) => [...text.matchAll(/\{\{([^{}|\n]+)\}\}/g)]),
    ...Object.values(snippets).flatMap(({ body }) => [
      ...[body]
        .flat()
        .join('\n')
        .matchAll(/\$\{\d+:([^{}|\n]+)\}/g),
    ]),
  ].map((match) => (match[1] ?? '').trim().replace(/\.$/, ''));
  const words = [...gaps, ...Object.values(UNKNOWN_WORDS), ...SKELETON_SENTENCES]
    .filter((gap) => TELLING_GAP.test(gap) || SINGLE_GAPS.has(gap))
    .sort();
  return `// Written by scripts/generate.ts from the templates and snippets. Do not edit.

/** What stands in the gaps of our own templates, without the full stop. */
export const TEMPLATE_WORDS: ReadonlySet<string> = new Set(${JSON.stringify([...new Set(words)])});
`;
}

async function write(file: string, content: string, parser: string): Promise<void> {
  const target = path.join(ROOT, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, await format(content, { parser, printWidth: 100, singleQuote: true }));
}

function registry(ids: readonly string[]): string {
  const name = (id: string): string =>
    id.replace(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase());
  return [
    '// Written by scripts/generate.ts from the files in this folder. Do not edit.',
    "import type { Rule } from './rule';",
    ...ids.map((id) => `import ${name(id)} from './${id}';`),
    '',
    '/** All rules, by id. */',
    `export const RULES: readonly Rule[] = [${ids.map((id) => `${name(id)}`).join(', ')}];`,
  ].join('\n');
}

function page(rule: Rule): string {
  const options = Object.entries(rule.options);
  return [
    `# ${rule.id}`,
    '',
    rule.summary,
    '',
    `| Level | Fix | Since |`,
    `|---|---|---|`,
    `| ${rule.level} | ${rule.fix === 'none' ? 'none' : rule.fix === 'safe' ? 'yes, joins fix-all' : 'yes, by choice'} | ${rule.since} |`,
    '',
    '## Why',
    '',
    rule.why,
    '',
    ...(options.length === 0
      ? []
      : [
          '## Options',
          '',
          '| Option | Default | Meaning |',
          '|---|---|---|',
          ...options.map(
            ([name, option]) =>
              `| \`${name}\` | \`${JSON.stringify(option.default)}\` | ${option.description} |`,
          ),
          '',
        ]),
    '## Examples',
    '',
    ...rule.examples.flatMap((example, index) => {
      const { documents } = example;
      const known = rule.examples.slice(0, index).some((other) => other.documents === documents);
      return exampleLines(rule.id, example, known);
    }),
    '## Settings',
    '',
    'In `.postmortem.yaml`, or under `postmortem` in the editor settings:',
    '',
    '```yaml',
    'rules:',
    `  ${rule.id}: off`,
    '```',
  ].join('\n');
}

/** `known`: the documents beside it were shown before. */
function exampleLines(id: string, example: Example, known: boolean): readonly string[] {
  const block = (text: string): readonly string[] => [
    '````markdown',
    text.replace(/[⟦⟧]/g, '').trimEnd(),
    '````',
    '',
  ];
  const settings = {
    ...example.configuration,
    ...(example.options ? { rules: { [id]: example.options } } : {}),
  };
  const configured =
    Object.keys(settings).length === 0
      ? []
      : ['With these settings:', '', '```yaml', stringify(settings).trimEnd(), '```', ''];
  const beside = Object.entries((known ? undefined : example.documents) ?? {}).flatMap(
    ([name, text]) => [`\`${name}\`:`, '', ...block(text)],
  );
  const folder =
    beside.length === 0
      ? []
      : [
          '<details><summary>The documents that it lists</summary>',
          '',
          ...beside,
          '</details>',
          '',
        ];
  if ('good' in example)
    return [
      `Nothing is reported: ${example.title}.`,
      '',
      ...configured,
      ...block(example.good),
      ...folder,
    ];
  const fixed =
    example.fixed === undefined ? [] : ['The fix makes it:', '', ...block(example.fixed)];
  return [
    `Reported: ${example.title}.`,
    '',
    ...configured,
    ...block(example.bad),
    ...fixed,
    ...folder,
  ];
}

function index(rules: readonly Rule[]): string {
  return [
    '# Rules',
    '',
    '| Rule | Level | Finds |',
    '|---|---|---|',
    ...rules.map((rule) => `| [${rule.id}](${rule.id}.md) | ${rule.level} | ${rule.summary} |`),
  ].join('\n');
}

interface Described {
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: unknown;
  readonly enum?: readonly (string | null)[];
  readonly anyOf?: readonly Described[];
  readonly items?: Described;
  readonly properties?: Readonly<Record<string, Described>>;
}

/** One key after the other, with the keys of the maps in it. */
function configurationPage(properties: Readonly<Record<string, unknown>>): string {
  const intro = readFileSync(path.join(ROOT, 'scripts/configuration.md'), 'utf8').trim();
  const lines = [intro, '', '## Keys', ''];
  for (const [key, value] of Object.entries(properties)) {
    const shape = value as Described;
    lines.push(`### ${key}`, '', shape.description ?? '', '');
    if (key === 'rules') {
      lines.push('The [rules](rules/README.md) and their options have pages of their own.', '');
      continue;
    }
    const initial = shape.default;
    const empty = initial === null || JSON.stringify(initial).length === 2;
    lines.push(`Default: ${empty ? 'none' : `\`${JSON.stringify(initial)}\``}.`, '');
    const inner = innerKeys(shape);
    if (inner.length > 0)
      lines.push(
        '| Key | Meaning |',
        '|---|---|',
        ...inner.map(([name, of]) => `| \`${name}\` | ${meaning(of)} |`),
        '',
      );
  }
  return lines.join('\n');
}

/** The keys of the map that the value, or an item of its list, may be. */
function innerKeys(shape: Described): readonly (readonly [string, Described])[] {
  if (shape.items) return innerKeys(shape.items);
  if (shape.anyOf) return shape.anyOf.flatMap(innerKeys);
  return Object.entries(shape.properties ?? {});
}

function meaning(shape: Described): string {
  const words = (shape.anyOf ?? [shape]).flatMap((variant) => variant.enum ?? []);
  const oneOf = words.length > 0 ? `One of ${words.map((word) => `\`${word}\``).join(', ')}.` : '';
  return [shape.description ?? (oneOf === '' ? 'Required.' : ''), oneOf].join(' ').trim();
}

/** How the settings are grouped in the editor; what is named nowhere is about documents. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  documents: [
    'timezone',
    'dateOrder',
    'language',
    'files',
    'sections',
    'fields',
    'ids',
    'templates',
  ],
  people: ['people', 'teams'],
  scales: ['severities', 'statuses', 'actionStatuses', 'priorities', 'dueDays', 'metrics'],
  rules: ['rules', 'states'],
  editor: [
    'codeLenses',
    'similarLens',
    'inlayHints',
    'links',
    'preview.scrollPreviewWithEditor',
    'preview.scrollEditorWithPreview',
    'diagnostics.scope',
    'trace.server',
  ],
};

/**
 * A shape as the settings page can show it: one of several words, or none, as a list to choose from;
 * and of each rule the level alone, since its options would make a page of text of it.
 */
function forSettings(name: string, shape: Described): Described & { readonly description: string } {
  const { description = '' } = shape;
  const [chosen, none, ...others] = shape.anyOf ?? [];
  if (chosen?.enum && none?.type === 'null' && others.length === 0)
    return {
      description,
      type: ['string', 'null'],
      enum: [...chosen.enum, null],
      default: shape.default,
    };
  // A list of all rules for each status is for the file, where it is completed as it is written.
  if (name === 'states') return { type: 'object', description, default: shape.default };
  if (name !== 'rules') return { ...shape, description };
  const levels = Object.entries(shape.properties ?? {}).map(([id, rule]) => [
    id,
    {
      description: rule.description,
      type: 'string',
      enum: rule.enum ?? enumIn(rule),
      default: rule.default,
    },
  ]);
  return {
    ...shape,
    description: LEVELS_ONLY,
    properties: Object.fromEntries(levels) as Readonly<Record<string, Described>>,
  };
}

const LEVELS_ONLY =
  'Level of each rule: `error`, `warning`, `information`, `hint` or `off`. Options of rules are written in `.postmortem.yaml`.';

const enumIn = ({ anyOf }: Described): readonly (string | null)[] =>
  anyOf?.find((shape) => shape.enum)?.enum ?? [];

/** The same schema as editor settings. */
async function settings(properties: Record<string, unknown>): Promise<void> {
  const file = path.join(ROOT, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    contributes: Record<string, unknown>;
  };
  const words: Record<string, string> = {};
  const entries = Object.entries(properties).map(([name, schema]): [string, unknown] => {
    const { description, ...rest } = forSettings(name, schema as Described);
    words[`config.${name}`] = description ?? '';
    return [
      `postmortem.${name}`,
      { scope: 'resource', markdownDescription: `%config.${name}%`, ...rest },
    ];
  });
  // These are the client's alone: no document and no check depends on them.
  for (const name of ['scrollPreviewWithEditor', 'scrollEditorWithPreview'])
    entries.push([
      `postmortem.preview.${name}`,
      {
        type: 'boolean',
        default: true,
        scope: 'resource',
        description: `%config.preview.${name}%`,
      },
    ]);
  entries.push([
    'postmortem.diagnostics.scope',
    {
      type: 'string',
      enum: ['open', 'workspace'],
      enumDescriptions: ['%config.diagnostics.scope.open%', '%config.diagnostics.scope.workspace%'],
      default: 'open',
      scope: 'window',
      description: '%config.diagnostics.scope%',
    },
  ]);
  const trace = {
    type: 'string',
    enum: ['off', 'messages', 'verbose'],
    default: 'off',
    scope: 'window',
    description: '%config.trace.server%',
  };
  entries.push(['postmortem.trace.server', trace]);
  manifest.contributes.languageModelTools = TOOLS.map(({ name, title, description }) => ({
    name: `postmortem_${name}`,
    toolReferenceName: `postmortem_${name}`,
    displayName: title,
    modelDescription: description,
    canBeReferencedInPrompt: true,
    icon: '$(graph-line)',
    tags: ['postmortem', 'incident', 'markdown'],
    inputSchema: inputSchema(name),
  }));
  const keys = Object.keys(properties);
  manifest.contributes.configuration = Object.entries(GROUPS).map(([group, names]) => ({
    id: group,
    title: `%config.group.${group}%`,
    properties: Object.fromEntries(
      entries.filter(([name]) => {
        const key = name.replace('postmortem.', '');
        const known = Object.values(GROUPS).flat();
        return (
          names.includes(key) ||
          (group === 'documents' && keys.includes(key) && !known.includes(key))
        );
      }),
    ),
  }));
  writeFileSync(file, await format(JSON.stringify(manifest), { parser: 'json-stringify' }));
  const nls = path.join(ROOT, 'package.nls.json');
  const own = Object.entries(
    JSON.parse(readFileSync(nls, 'utf8')) as Record<string, string>,
  ).filter(([key]) => !/^config\.(?!group\.|preview\.|diagnostics\.|trace\.)/.test(key));
  writeFileSync(
    nls,
    await format(JSON.stringify({ ...Object.fromEntries(own), ...words }), {
      parser: 'json-stringify',
    }),
  );
}
