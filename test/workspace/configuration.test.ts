import assert from 'node:assert/strict';
import { completeConfiguration } from '../../server/src/features/configuration/complete';
import { hoverConfiguration } from '../../server/src/features/configuration/hover';
import { effectiveConfiguration } from '../../server/src/workspace/configuration/effective';
import { readConfigurationFile } from '../../server/src/workspace/configuration/file';
import { parseConfiguration } from '../../server/src/workspace/configuration/read';
import { layered } from '../../server/src/workspace/configuration/files';
import { configurationOf, cursor, marks, postmortem } from '../support/analyse';

describe('what is wrong in a .postmortem.yaml', () => {
  /** The text with `⟦ ⟧` around what is wrong, and a part of what is said about it. */
  const WRONG: readonly (readonly [title: string, text: string, message: RegExp])[] = [
    ['an unknown key', '⟦timezon⟧: UTC\n', /`timezon` is not known\. Did you mean `timezone`\?/],
    ['an unknown zone', 'timezone: ⟦Europe/Berln⟧\n', /Did you mean `Europe\/Berlin`\?/],
    [
      'an unknown rule',
      'rules:\n  timeline/gap: off\n  ⟦timeline/gaps⟧: off\n',
      /Did you mean `timeline\/gap`\?/,
    ],
    ['an unknown level', 'rules:\n  timeline/gap: ⟦warn⟧\n', /must be one of `error`, `warning`/],
    [
      'an unknown option',
      'rules:\n  timeline/gap:\n    level: hint\n    ⟦minute⟧: 5\n',
      /Did you mean `minutes`\?/,
    ],
    ['a text for a number', 'dueDays:\n  P0: ⟦soon⟧\n', /`dueDays\.P0` must be a number/],
    ['a negative number', 'dueDays:\n  P0: ⟦-3⟧\n', /at least 0/],
    ['a word for a list', 'people: ⟦Sarah⟧\n', /`people` must be a list/],
    [
      'a person without a name',
      'people:\n  - ⟦handle: sarahc⟧\n',
      /`people\.0\.name` must be a text/,
    ],
    [
      'an unknown key of a person',
      'people:\n  - name: Sarah\n    ⟦alias⟧: [S]\n',
      /Did you mean `aliases`\?/,
    ],
    ['a section of no kind', 'sections: [timeline, ⟦timelin⟧]\n', /`sections\.1` must be one of/],
    [
      'a section that names nothing',
      'sections:\n  - ⟦required: true⟧\n',
      /needs a `kind` or a `heading`/,
    ],
    ['an id form', "ids: [⟦'INC-{number}'⟧]\n", /`\{number\}`, which is not known in an id/],
    [
      'a preset without that metric',
      'metrics:\n  detect: ⟦gitlab⟧\n',
      /`gitlab` does not define this metric\. `standard` does/,
    ],
    ['a list instead of a map', '⟦- a⟧\n', /must be a map of settings/],
    ['a key that stands twice', 'timezone: UTC\n⟦timezone⟧: UTC\n', /unique/i],
  ];
  for (const [title, marked, message] of WRONG) {
    it(title, () => {
      const { text, ranges } = marks(marked);
      const { problems } = readConfigurationFile(text);
      assert.deepEqual(
        problems.map(({ range }) => text.slice(range.from, range.to)),
        ranges.map(({ from, to }) => text.slice(from, to)),
      );
      assert.deepEqual(
        problems.map(({ range }) => range.from),
        ranges.map(({ from }) => from),
      );
      assert.match(problems[0]?.message ?? '', message);
    });
  }
  it('keeps everything else', () => {
    const { configuration, file } = layered(null, {
      path: '/w/.postmortem.yaml',
      text: 'timezone: Mars/Base\nseverities: [SEV1, SEV2]\nrules: {timeline/gap: off, nothing: off}\n',
    });
    assert.equal(file?.problems.length, 2);
    assert.equal(configuration.timezone, null);
    assert.deepEqual(
      configuration.severities.map(({ name }) => name),
      ['SEV1', 'SEV2'],
    );
    assert.deepEqual(configuration.levels, { 'timeline/gap': 'off' });
  });
  it('leaves out no more than what is wrong', () => {
    const { configuration } = layered(null, {
      path: '/w/.postmortem.yaml',
      text: 'people:\n  - alias: S\n  - name: Mike\n    email: 5\n  - 7\n  - name: Mei\n    role: SRE\n',
    });
    assert.deepEqual(
      configuration.people.map(({ name, role }) => [name, role]),
      [
        ['Mike', null],
        ['Mei', 'SRE'],
      ],
    );
  });
  it('does not explode aliases, and keeps what was there before', () => {
    const bomb = `a: &a [x]\n${'bcdefghij'
      .split('')
      .map((name, index) => {
        const before = index === 0 ? 'a' : 'abcdefghij'[index];
        return `${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`;
      })
      .join('\n')}\n`;
    const started = Date.now();
    const before = layered(null, { path: '/w/.postmortem.yaml', text: 'timezone: UTC\n' });
    const after = layered(null, { path: '/w/.postmortem.yaml', text: bomb }, before.file?.value);
    assert.ok(Date.now() - started < 5000, 'it ends');
    assert.match(after.file?.problems[0]?.message ?? '', /too many aliases/);
    assert.equal(after.configuration.timezone, 'UTC');
  });
});

describe('writing a .postmortem.yaml', () => {
  const labels = (marked: string): readonly string[] => {
    const { text, offset } = cursor(marked);
    return completeConfiguration(text, offset).map(({ label }) => label);
  };
  const applied = (marked: string, label: string): string => {
    const { text, offset } = cursor(marked);
    const proposal = completeConfiguration(text, offset).find((item) => item.label === label);
    assert.ok(proposal, `${label} is offered`);
    return text.slice(0, proposal.range.from) + proposal.insert + text.slice(proposal.range.to);
  };
  it('offers the keys that are not there yet', () => {
    const found = labels('timezone: UTC\n‸\nseverities: [SEV1]\n');
    assert.ok(found.includes('people') && found.includes('rules'));
    assert.ok(!found.includes('timezone') && !found.includes('severities'));
    assert.equal(applied('time‸', 'timezone'), 'timezone: ');
    assert.equal(applied('time‸zone: UTC', 'timezone'), 'timezone: UTC');
  });
  it('offers rules, also between others, then their levels and options', () => {
    assert.equal(
      applied('rules:\n  timeline/g‸\n  actions/none: off\n', 'timeline/gap'),
      'rules:\n  timeline/gap: \n  actions/none: off\n',
    );
    assert.ok(!labels('rules:\n  ‸\n  actions/none: off\n').includes('actions/none'));
    assert.deepEqual(labels('rules:\n  timeline/gap: ‸\n').slice(0, 5), [
      'error',
      'warning',
      'information',
      'hint',
      'off',
    ]);
    assert.deepEqual(labels('rules:\n  timeline/gap:\n    level: hint\n    ‸\n'), [
      'minutes',
      'percent',
    ]);
  });
  it('offers values where they are known', () => {
    assert.ok(labels('timezone: Europe/B‸\n').includes('Europe/Berlin'));
    assert.deepEqual(labels('dateOrder: ‸\n'), ['day-month', 'month-day']);
    assert.ok(labels('sections:\n  - ‸\n').includes('timeline'));
    assert.ok(labels('sections:\n  - ‸\n').includes('heading'));
    assert.ok(labels('sections: [timeline, ‸]\n').includes('root-cause'));
    assert.deepEqual(labels('sections:\n  - heading: Anhang\n    required: ‸\n'), [
      'true',
      'false',
    ]);
    assert.deepEqual(labels('people:\n  - name: Sarah\n    ‸\n'), [
      'handle',
      'email',
      'team',
      'aliases',
      'role',
    ]);
    assert.ok(labels('metrics:\n  detect: ‸\n').includes('standard'));
    assert.ok(labels('severities:\n  - ‸\n').includes('Critical'));
  });
  it('offers nothing in comments and free texts', () => {
    assert.deepEqual(labels('# rules ‸\n'), []);
    assert.deepEqual(labels('people:\n  - name: ‸\n'), []);
  });
  it('says what a key means, and why a rule is there', () => {
    const hoverAt = (marked: string): string => {
      const { text, offset } = cursor(marked);
      return hoverConfiguration(text, offset)?.markdown ?? '';
    };
    assert.match(hoverAt('time‸zone: UTC\n'), /\*\*timezone\*\*[^]*IANA name/);
    assert.match(hoverAt('rules:\n  timeline/g‸ap: off\n'), /Silence|silence/);
    assert.match(hoverAt('rules:\n  timeline/gap:\n    min‸utes: 5\n'), /Default: `30`/);
    assert.match(
      hoverAt('severities:\n  - name: SEV1\n    mean‸ing: bad\n'),
      /What the level means/,
    );
    assert.equal(hoverAt('nothing: 1‸2\n'), '');
  });
});

describe('the effective configuration', () => {
  it('names the origin of each value', () => {
    const text = effectiveConfiguration(
      layered(
        { timezone: 'UTC', priorities: ['A', 'B'], rules: { 'timeline/empty': 'off' } },
        {
          path: '/w/.postmortem.yaml',
          text: '# ours\ntimezone: Europe/Berlin\nrules:\n  timeline/gap:\n    minutes: 10\n',
        },
      ),
    );
    assert.match(text, /^# File: \/w\/\.postmortem\.yaml$/m);
    assert.match(text, /^timezone: Europe\/Berlin # line 2$/m);
    assert.match(text, /^priorities: # editor settings\n {2}- A\n/m);
    assert.match(text, /^statuses: # default$/m);
    assert.match(text, /^ {2}timeline\/gap: # line 4\n {4}minutes: 10$/m);
    assert.match(text, /^ {2}timeline\/empty: off # editor settings$/m);
    assert.match(text, /^ {2}actions\/overdue: warning # default$/m);
    assert.deepEqual(readConfigurationFile(text).problems, [], 'it can be written into a file');
  });
});

describe('what a team can set', () => {
  const rules = (
    text: string,
    configuration: Readonly<Record<string, unknown>>,
  ): readonly string[] => postmortem(text, configuration).findings.map(({ rule }) => rule);
  it('the order of day and month, where the document does not tell', () => {
    const text = '# Outage\n\n**Date:** 03/04/2025\n';
    const day = (order: string): string | null => {
      const { date } = postmortem(text, { dateOrder: order }).model.incident;
      return date.kind === 'valid' ? date.value.toString() : null;
    };
    assert.equal(day('day-month'), '2025-04-03');
    assert.equal(day('month-day'), '2025-03-04');
    assert.equal(postmortem(text).model.incident.date.kind, 'absent');
  });
  it('synonyms of sections and fields', () => {
    const { model } = postmortem(
      '# Outage\n\n**Driver:** Sarah\n\n## What we saw\n\n- 14:30 UTC Alert\n',
      {
        sections: [{ kind: 'timeline', synonyms: ['What we saw'] }],
        fields: [{ kind: 'owner', synonyms: ['Driver'] }],
      },
    );
    assert.deepEqual(
      model.sections.map(({ kind }) => kind),
      ['other', 'timeline'],
    );
    assert.equal(model.fields[0]?.kind, 'owner');
  });
  it('forms of ids', () => {
    const { model } = postmortem(
      '# Outage ops/2025/17 of HTTP-2\n\n## Related Incidents\n\n- ops/2024/3: the same; see JIRA-1234\n',
      { ids: ['INC-{yyyy}-{n}', 'ops/{yyyy}/{n}'] },
    );
    assert.equal(model.incident.id.kind === 'valid' && model.incident.id.value, 'ops/2025/17');
    assert.deepEqual(
      model.related.map(({ id }) => id),
      ['ops/2024/3'],
    );
  });
  it('who a handle and an alias belong to', () => {
    const { model } = postmortem(
      '# Outage\n\n**Authors:** Sally\n\n## Action Items\n\n| Action | Owner |\n|---|---|\n| Add an alert | @sarahc |\n| Test it | Sarah Chen |\n',
      {
        people: [{ name: 'Sarah Chen', handle: '@sarahc', aliases: ['Sally'], role: 'Commander' }],
      },
    );
    assert.deepEqual(
      model.people.map(({ name, role, references }) => [name, role, references.length]),
      [['Sarah Chen', 'Commander', 3]],
    );
  });
  it('how a metric is measured: claims are compared with that alone', () => {
    const text =
      '# Outage\n\n**Start:** 14:20 UTC\n\n## Timeline\n\n- **First Alert:** 14:30 UTC - Alert fired\n- **All Clear:** 15:45 UTC - Closed\n\n## Metrics\n\n- **MTTR:** 75 minutes\n';
    assert.ok(!rules(text, {}).includes('claims/metric-mismatch'));
    const metrics = Object.fromEntries(
      ['mitigate', 'repair', 'resolve', 'impact'].map((id) => [
        id,
        { from: 'started', to: ['resolved', 'all-clear'] },
      ]),
    );
    assert.ok(rules(text, { metrics }).includes('claims/metric-mismatch'));
    assert.equal(configurationOf({ metrics: { repair: 'gitlab' } }).metrics[0]?.from[0], 'started');
  });
});

describe('levels by status', () => {
  const states = {
    Draft: { rules: { 'summary/duration-mismatch': 'hint', 'timeline/gap': 'off' } },
    Reviewed: { rules: { 'summary/duration-mismatch': 'error' } },
  };
  const levelIn = (status: string, more: Readonly<Record<string, unknown>> = {}): unknown =>
    postmortem(`# Outage\n\n${status}**Time:** 14:30 UTC - 15:45 UTC\n**Duration:** 5 hours\n`, {
      states,
      ...more,
    }).findings.find(({ rule }) => rule === 'summary/duration-mismatch')?.severity;
  it('count in a document of that status, and nowhere else', () => {
    const rules = { 'summary/duration-mismatch': 'information' };
    for (const [status, own, team] of [
      ['', 'error', 'information'],
      ['**Status:** Resolved\n', 'error', 'information'],
      ['**Status:** draft\n', 'hint', 'hint'],
      ['**Status:** Draft (in review)\n', 'hint', 'hint'],
      ['**Status:** Reviewed\n', 'error', 'error'],
    ])
      assert.deepEqual([levelIn(status ?? ''), levelIn(status ?? '', { rules })], [own, team]);
  });
  it('of a rule that does not exist are a mistake that is told', () => {
    const { problems } = parseConfiguration({
      states: { Draft: { rules: { 'timeline/gapp': 'off' } } },
    });
    assert.deepEqual(
      problems.map(({ path }) => path),
      [['states', 'Draft', 'rules', 'timeline/gapp']],
    );
  });
});
