import assert from 'node:assert/strict';
import fc from 'fast-check';
import { publicVersion } from '../../server/src/redaction/publicVersion';
import { postmortem } from '../support/analyse';

const letters = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';
const of = (alphabet: string, length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...alphabet), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
const mixed = (length: number): fc.Arbitrary<string> =>
  of(`${letters}23456789`, length - 4).map((some) => `q7Z${some}4`);
const hex = (length: number): fc.Arbitrary<string> =>
  of('0123456789abcdef', length - 3).map((some) => `e7b${some}`);

/** What is planted, and what of it may not be read afterwards. */
interface Planted {
  readonly text: string;
  readonly hidden: readonly string[];
}
const around = (before: string, value: fc.Arbitrary<string>, after = ''): fc.Arbitrary<Planted> =>
  value.map((hidden) => ({ text: before + hidden + after, hidden: [hidden] }));
const plain = (...texts: readonly string[]): fc.Arbitrary<Planted> =>
  fc.constantFrom(...texts).map((text) => ({ text, hidden: [text] }));
const address = (...texts: readonly string[]): fc.Arbitrary<Planted> =>
  fc
    .constantFrom(...texts)
    .map((text) => ({ text, hidden: [text.replace(/^[\w:/<\s]*\/\//, '')] }));

const SECRETS: Readonly<Record<string, fc.Arbitrary<Planted>>> = {
  'a value of the environment': fc.oneof(
    around('DB_PASSWORD=', mixed(12)),
    around('DB\\_PASSWORD=', mixed(10)),
    around('AWS_SECRET_ACCESS_KEY=', mixed(40)),
    around('MYSQL_PWD=', mixed(9)),
    around('export API_TOKEN=', mixed(20)),
    around('spring.datasource.password=', mixed(10)),
    around('password: ', mixed(11)),
    around('--password=', mixed(10)),
    around('Authorization: Bearer ', mixed(24)),
    around('Server=x;Pwd=', mixed(10), ';Encrypt=true'),
  ),
  'a key': fc.oneof(
    around(
      '',
      mixed(36).map((some) => `ghp_${some}`),
    ),
    around(
      '',
      mixed(24).map((some) => `sk-proj-${some}`),
    ),
    around(
      '',
      fc.tuple(mixed(22), mixed(43)).map((two) => `SG.${two.join('.')}`),
    ),
    around(
      '',
      of('ABCDEFGHJKLMNPQRSTUVWXYZ234567', 16).map((some) => `AKIA${some}`),
    ),
    around(
      '',
      mixed(30).map((some) => `xoxb-${some}`),
    ),
    around(
      '',
      fc.tuple(mixed(20), mixed(30), mixed(40)).map(([a, b, c]) => `eyJ${a}.eyJ${b}.${c}`),
    ),
    around(
      '',
      mixed(26).map((some) => `hvs.${some}`),
    ),
    around(
      '',
      hex(32).map((some) => `dapi${some}`),
    ),
    around(
      '',
      mixed(24).map((some) => `sk_live_${some}`),
    ),
  ),
  'an address of the inside': address(
    'https://acme.slack.com/archives/C01',
    'https://grafana.acme.com/d/x',
    'https://docs.google.com/document/d/1abc/edit',
    'https://ci.acme.com/job/12',
    'https://sentry.io/organizations/acme/issues/7',
    'https://www.notion.so/acme/Run-1',
    'postgres://app:pa55w0rd@db.acme.com/app',
    'http://jenkins/job/1',
    's3://acme-prod/backup',
  ),
  'an address without a scheme': address(
    'acme.slack.com/archives/C01',
    'docs.google.com/document/d/1abc',
    'grafana.acme.com/d/x',
    'notion.so/acme/Run-1',
    'meet.google.com/abc-defg-hij',
    'sentry.io/organizations/acme/issues/7',
    'jenkins.acme.com/job/12',
    'ttps://acme.slack.com/archives/C01',
    'https:/grafana.acme.com/d/x',
  ).map(({ text, hidden }) => ({ text, hidden })),
  'a person': plain('Priya', 'priya', 'Tom Berg', 'tom.berg', 'tberg', 'T. Berg', 'Berg, Tom', 'jsmith', 'Aleksandr (Sasha) Petrov', 'Sasha Petrov', 'A. Petrov'), // prettier-ignore
  'a machine': plain('prod-payments-3', 'kafka-2', 'payments-db.prod', 'db-prod-03', '10.2.3.4', 'ip-10-0-0-1.ec2.internal', 'web01', '00:1a:2b:3c:4d:5e', 'redis.prod.svc.cluster.local', 'kafka-2.eu.acme.com'), // prettier-ignore
  'an id or a mail address': plain('U024BE7LH', 'C0123ABCDE', '#4521', 'OPS-1234', 'CHG0031234', 'i-0abc1234def567890', 'priya@acme.com', 'mike (at) acme.com', 'mike at acme dot com', '+49 30 1234567'), // prettier-ignore
};

/** A line in which something is planted; what stands around it has to stay. */
interface Place {
  readonly line: (planted: string) => string;
  /** Text that is in the line before and after. */
  readonly stays: readonly string[];
  /** Kinds that can stand there; all of them without it. */
  readonly kinds?: RegExp;
  readonly takes?: (planted: Planted) => boolean;
}
const PROSE_ONLY = /^#|^\+49/;
const PLACES: Readonly<Record<string, Place>> = {
  'a paragraph': { line: (x) => `Alpha saw: ${x} omega.`, stays: ['Alpha saw', 'omega.'] },
  'a cell': {
    line: (x) => `| 10:05 | alpha: ${x} omega |`,
    stays: ['| 10:05 |', 'alpha', 'omega |'],
  },
  'a heading of a column': { line: (x) => `\n| Alpha ${x} | omega |\n|---|---|\n| a | b |`, stays: ['| Alpha', '| omega |'] }, // prettier-ignore
  'a list': { line: (x) => `- alpha: ${x}, omega`, stays: ['- alpha', ', omega'] },
  'a quote': { line: (x) => `> alpha: ${x} omega`, stays: ['> alpha', 'omega'] },
  'a heading': { line: (x) => `### Alpha: ${x} omega`, stays: ['### Alpha', 'omega'] },
  'bold words': { line: (x) => `so **alpha ${x}** omega`, stays: ['so **alpha', '** omega'] },
  'the label of a link': {
    line: (x) => `see [alpha ${x}](https://example.com/a) omega`,
    stays: ['see [alpha', '](https://example.com/a) omega'],
    // What a page outside is called is public: names and numbers in it are its own.
    kinds: /environment|key|machine/,
  },
  'the target of a link': {
    line: (x) => `see [alpha](${x}) omega`,
    stays: ['see', 'alpha', 'omega'],
    kinds: /of the inside/,
  },
  'the query of a link': {
    line: (x) => `see [alpha](https://files.example.com/a?token=${x}) omega`,
    stays: ['see', 'alpha', 'omega'],
    kinds: /key/,
  },
  'a code span': { line: (x) => `run \`alpha ${x}\` omega`, stays: ['run `alpha', '` omega'], takes: ({ text }) => !PROSE_ONLY.test(text) }, // prettier-ignore
  'a fence': { line: (x) => `\n\`\`\`\nalpha ${x} omega\n\`\`\``, stays: ['```\nalpha', 'omega\n```'], takes: ({ text }) => !PROSE_ONLY.test(text) }, // prettier-ignore
  'an attribute': { line: (x) => `see <abbr title="alpha ${x}">omega</abbr>`, stays: ['<abbr title="alpha', '">omega</abbr>'] }, // prettier-ignore
  'a block of HTML': { line: (x) => `\n<div>\n<p>alpha ${x} omega</p>\n</div>\n`, stays: ['<div>\n<p>alpha', 'omega</p>'] }, // prettier-ignore
  'a comment': { line: (x) => `alpha <!-- note ${x} --> omega`, stays: ['alpha', 'omega'] },
  'a footnote': { line: (x) => `\n[^1]: alpha ${x} omega\n`, stays: ['[^1]: alpha', 'omega'] },
};
const HEAD =
  '# Outage of the hub\n\n**Participants:** Priya, Tom Berg, Aleksandr (Sasha) Petrov\n\n**Author:** jsmith\n\n## Timeline (UTC)\n\n| Time | Event |\n|---|---|\n| 10:00 | the alert fired |\n';
const TAIL =
  '\n\n## Root cause\n\nA wrong flag in release 1.4.2 of 2024-03-05 (see CVE-2024-1234).\n';

const made = (text: string): string => publicVersion(postmortem(text));
const HIDDEN_HEAD = made(HEAD + TAIL).slice(0, -TAIL.length);

describe('nothing planted survives', () => {
  for (const [kind, secrets] of Object.entries(SECRETS))
    for (const [where, { line, stays, kinds, takes }] of Object.entries(PLACES)) {
      if (kinds?.test(kind) === false) continue;
      it(`${kind} in ${where}`, () => {
        fc.assert(
          fc.property(secrets.filter(takes ?? (() => true)), (planted) => {
            // Rows go on in the table, all else begins after it.
            const gap = where === 'a cell' ? '' : '\n';
            const text = `${HEAD}${gap}${line(planted.text)}${TAIL}`;
            const out = made(text);
            for (const hidden of planted.hidden)
              assert.ok(!out.includes(hidden), `${text}\n→\n${out}`);
            // All that is not planted stands as it does without it.
            assert.equal(out.slice(0, HIDDEN_HEAD.length), HIDDEN_HEAD);
            assert.equal(out.slice(-TAIL.length), TAIL);
            const rest = out.slice(HIDDEN_HEAD.length, -TAIL.length);
            let at = 0;
            for (const part of stays) {
              at = rest.indexOf(part, at);
              assert.notEqual(at, -1, `${part} is gone: ${rest}`);
            }
            assert.equal(made(out), out);
          }),
          { numRuns: 12 },
        );
      });
    }

  it('also of front matter', () => {
    for (const [kind, secrets] of Object.entries(SECRETS)) {
      if (kind === 'a person') continue;
      fc.assert(
        fc.property(secrets, ({ text, hidden }) => {
          fc.pre(!PROSE_ONLY.test(text));
          const out = made(
            `---\nnote: "alpha ${text.replaceAll('\\', '')}"\nkind: x\n---\n\n${HEAD}`,
          );
          for (const value of hidden) assert.ok(!out.includes(value), out);
          assert.ok(
            out.startsWith('---\nnote: "alpha') && out.includes('"\nkind: x\n---\n\n# Outage'),
          );
        }),
        { numRuns: 10 },
      );
    }
  });
});
