import assert from 'node:assert/strict';
import { previewData } from '../../server/src/features/preview/preview';
import { buildPostmortem } from '../../server/src/model/build';
import { DEFAULT_CONFIGURATION } from '../../server/src/model/configuration';
import { timelineSvg } from '../../server/src/picture/svg';
import { credentialsIn } from '../../server/src/redaction/credentials';
import { labelledPeople } from '../../server/src/redaction/labelled';
import { publicVersion } from '../../server/src/redaction/publicVersion';
import type { Finding } from '../../server/src/rules/rule';
import { RULES } from '../../server/src/rules/registry';
import { readSuppressions, suppress } from '../../server/src/rules/suppression';
import { areasOf } from '../../server/src/syntax/areas';
import { keepDocument } from '../../server/src/syntax/document';
import { indexLines } from '../../server/src/text/lineIndex';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { postmortem, TODAY } from '../support/analyse';
import { assertLinearTime, superlinear, type Works } from '../support/linear';
import { SHAPES } from '../support/shapes';
import { WorkCounter } from '../support/work';

/** What is made of a document that has been read. */
const READERS: Works<Snapshot> = {
  areas: ({ text }) => areasOf(keepDocument(text)),
  suppressions: ({ syntax }) => readSuppressions(syntax),
  suppressing: ({ syntax, findings }) => suppress(findings, readSuppressions(syntax)),
  credentials: ({ text }) => credentialsIn(text),
  'people behind labels': labelledPeople,
  'the public version': publicVersion,
  'the panel and its picture': (snapshot) => {
    const { timeline, metrics } = previewData(snapshot, 'file:///a.md', 1);
    return timelineSvg(timeline, metrics);
  },
};

/** A document as far as it has been read. */
interface Reading {
  readonly text: string;
  snapshot: Snapshot | null;
  readonly findings: Finding[];
}

/** The parts of the work on a document one after another, each rule alone. */
const WORKS: Works<Reading> = {
  reading: (reading) => {
    const { text, findings } = reading;
    const syntax = keepDocument(text);
    reading.snapshot = {
      text,
      syntax,
      model: buildPostmortem(syntax, DEFAULT_CONFIGURATION, null),
      lines: indexLines(text),
      findings,
      configuration: DEFAULT_CONFIGURATION,
      today: TODAY,
      withText: (next) => postmortem(next),
    };
  },
  ...mapped(
    RULES,
    ({ id }) => id,
    (rule) =>
      ({ snapshot, findings }) =>
        snapshot && run(rule, snapshot, findings),
  ),
  ...mapped(
    Object.entries(READERS),
    ([name]) => name,
    ([, reader]) =>
      ({ snapshot }) =>
        snapshot && reader(snapshot),
  ),
};

function mapped<T>(
  all: readonly T[],
  nameOf: (one: T) => string,
  workOf: (one: T) => (reading: Reading) => unknown,
): Works<Reading> {
  return Object.fromEntries(all.map((one) => [nameOf(one), workOf(one)]));
}

function run(rule: (typeof RULES)[number], snapshot: Snapshot, findings: Finding[]): void {
  const { syntax, model, today, configuration } = snapshot;
  rule.check({
    model,
    document: () => syntax,
    today,
    configuration,
    incidents: new Set(['INC-1']),
    listing: null,
    unusedSuppressions: [],
    ruleIds: RULES.map(({ id }) => id),
    options: Object.fromEntries(
      Object.entries(rule.options).map(([name, option]) => [name, option.default]),
    ),
    report: ({ range, message }) =>
      findings.push({ rule: rule.id, severity: 'warning', range, message, fixes: [], related: [] }),
  });
}

describe('what is done grows with the document, not faster', function () {
  this.timeout(120_000);
  const counter = new WorkCounter();
  before(() => counter.start());
  after(() => counter.stop());

  for (const [shape, make] of Object.entries(SHAPES))
    it(shape, () => {
      const start = (text: string): Reading => ({ text, snapshot: null, findings: [] });
      assert.deepEqual(superlinear(counter, make, start, WORKS), []);
    });
});

/** What is done for a document from its text to its panel and its public version. */
function everything(text: string): void {
  const snapshot = postmortem(text);
  for (const reader of Object.values(READERS)) reader(snapshot);
}

describe('time grows with the document, not faster', function () {
  this.timeout(120_000);
  for (const [shape, make] of Object.entries(SHAPES))
    it(shape, () => assertLinearTime(make, everything));
});
