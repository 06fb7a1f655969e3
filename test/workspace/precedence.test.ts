import assert from 'node:assert/strict';
import { stringify } from 'yaml';
import { RULES } from '../../server/src/rules/registry';
import { effectiveConfiguration } from '../../server/src/workspace/configuration/effective';
import { layered } from '../../server/src/workspace/configuration/files';
import { parseConfiguration } from '../../server/src/workspace/configuration/read';
import { keysAt, withoutDefaults } from '../../server/src/workspace/configuration/shape';
import { declaredSettings, editorDefaults } from '../support/editorSettings';

/** Two values for each key, so that it shows which of them holds. */
const VALUES: Readonly<Record<string, readonly [editor: unknown, file: unknown]>> = {
  timezone: ['Asia/Tokyo', 'Europe/Berlin'],
  dateOrder: ['day-month', 'month-day'],
  language: ['de', 'ja'],
  people: [['Ann Lee'], ['Bo Li']],
  teams: [['Core'], ['Edge']],
  severities: [['S1'], ['S2']],
  statuses: [['A'], ['B']],
  actionStatuses: [['A'], ['B']],
  priorities: [['A'], ['B']],
  dueDays: [{ P0: 1 }, { P0: 2 }],
  sections: [['impact'], ['timeline']],
  fields: [['severity'], ['status']],
  ids: [['A-{n}'], ['B-{n}']],
  metrics: [{ detect: 'standard' }, { detect: 'rootly' }],
  files: [['a.md'], ['b.md']],
  links: [
    [{ match: 'A-{n}', url: 'https://a.example' }],
    [{ match: 'B-{n}', url: 'https://b.example' }],
  ],
  templates: ['a', 'b'],
  codeLenses: [true, false],
  similarLens: [true, false],
  tableWidth: [80, 100],
  states: [
    { Draft: { rules: { 'timeline/gap': 'error' } } },
    { Draft: { rules: { 'timeline/gap': 'off' } } },
  ],
  inlayHints: [{ gaps: true }, { offsets: true }],
  rules: [
    { 'timeline/gap': 'error', 'impact/not-quantified': 'error' },
    { 'timeline/gap': 'off', 'timeline/future-entry': 'off' },
  ],
};

const file = (value: unknown) => ({ path: '/w/.postmortem.yaml', text: stringify(value) });

describe('editor settings and .postmortem.yaml', () => {
  it('each key is tried', () =>
    assert.deepEqual(Object.keys(VALUES).sort(), [...keysAt([]).keys()].sort()));
  for (const [key, [editor, inFile]] of Object.entries(VALUES)) {
    if (key === 'rules') continue;
    it(`${key}: the file counts before the editor, and it is shown so`, () => {
      const both = layered({ [key]: editor }, file({ [key]: inFile }));
      const alone = parseConfiguration({ [key]: inFile }).configuration;
      assert.deepEqual(both.configuration, { ...alone, explicit: both.configuration.explicit });
      assert.match(effectiveConfiguration(both), new RegExp(`^${key}:.* # line 1$`, 'm'));
      const only = layered({ [key]: editor }, null);
      assert.match(effectiveConfiguration(only), new RegExp(`^${key}:.* # editor settings$`, 'm'));
      assert.deepEqual(
        { ...only.configuration, explicit: null },
        { ...parseConfiguration({ [key]: editor }).configuration, explicit: null },
      );
    });
  }
  it('rules: rule by rule', () => {
    const [editor, inFile] = VALUES['rules'] ?? [];
    const both = layered({ rules: editor }, file({ rules: inFile }));
    assert.deepEqual(both.configuration.levels, {
      'timeline/gap': 'off',
      'impact/not-quantified': 'error',
      'timeline/future-entry': 'off',
    });
    const shown = effectiveConfiguration(both);
    assert.match(shown, /^ {2}timeline\/gap: off # line 2$/m);
    assert.match(shown, /^ {2}impact\/not-quantified: error # editor settings$/m);
    assert.match(shown, /^ {2}timeline\/empty: \w+ # default$/m);
  });
  it('an editor setting that cannot be used is told, does not hold and is not shown', () => {
    const layers = layered({ timezone: 'Mars/Base', language: 'de' }, null);
    assert.equal(layers.settingProblems.length, 1);
    assert.equal(layers.configuration.timezone, null);
    assert.match(effectiveConfiguration(layers), /^timezone: null # default$/m);
    assert.match(effectiveConfiguration(layers), /^language: de # editor settings$/m);
  });
});

describe('the settings of the extension', () => {
  it('as nobody has set them say nothing, and nothing is wrong with them', () => {
    const defaults = editorDefaults();
    assert.ok('preview' in defaults && 'trace' in defaults && 'rules' in defaults);
    const said = withoutDefaults(defaults);
    assert.deepEqual(said, {});
    assert.deepEqual(
      layered(withoutDefaults({ ...defaults, timezone: 'UTC' }), null).settingProblems,
      [],
    );
  });
  it('have a key each, or are the client’s alone', () => {
    const keys = new Set(keysAt([]).keys());
    assert.deepEqual(
      [...declaredSettings().keys()].filter((name) => !keys.has(name)),
      [
        'preview.scrollPreviewWithEditor',
        'preview.scrollEditorWithPreview',
        'diagnostics.scope',
        'trace.server',
      ],
    );
  });
  it('hold levels only of rules, each as a list to choose from', () => {
    const rules = declaredSettings().get('rules')?.['properties'] as Record<
      string,
      { enum?: unknown; anyOf?: unknown }
    >;
    assert.deepEqual(
      Object.keys(rules),
      RULES.map(({ id }) => id),
    );
    for (const [id, shape] of Object.entries(rules)) {
      assert.deepEqual(shape.enum, ['error', 'warning', 'information', 'hint', 'off'], id);
      assert.equal(shape.anyOf, undefined, id);
    }
  });
  it('of one word among several are lists to choose from', () => {
    for (const name of ['dateOrder', 'language'])
      assert.ok(Array.isArray(declaredSettings().get(name)?.['enum']), name);
  });
});
