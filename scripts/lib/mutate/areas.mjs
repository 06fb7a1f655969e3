// What npm run mutate changes, and the tests that are to notice it: those nearest, which run in one process. Tests
// of the real server and of the command line run what is built, and are not asked here.
const RULES = 'test/rules/{examples,suppression,sequence,thresholds,conditions}.test.ts';
const MODEL = 'test/model/{chronology,forms,recognition,sample,thresholds}.test.ts';

/** For each folder of server/src: the tests, cheap ones first. */
export const AREAS = {
  time: ['test/time/*.test.ts', 'test/model/chronology.test.ts', 'test/rules/examples.test.ts'],
  model: [MODEL, RULES, 'test/workspace/!(cost|hostile).test.ts'],
  rules: [RULES, 'test/workspace/!(cost|hostile).test.ts', 'test/faults/*.test.ts'],
  workspace: ['test/workspace/!(cost).test.ts', RULES, 'test/features/*.test.ts'],
  features: ['test/features/**/*.test.ts', 'test/edits/*.test.ts', 'test/render/*.test.ts'],
  syntax: ['test/syntax/*.test.ts', MODEL, RULES, 'test/features/*.test.ts'],
  text: ['test/text/*.test.ts', 'test/syntax/*.test.ts'],
  picture: ['test/picture/*.test.ts', 'test/features/preview.test.ts', 'test/render/*.test.ts'],
  redaction: ['test/redaction/*.test.ts'],
  edits: ['test/edits/*.test.ts', 'test/features/*.test.ts', RULES],
  incidents: ['test/incidents/*.test.ts', 'test/site/*.test.ts'],
  language: ['test/language/*.test.ts', 'test/time/*.test.ts', MODEL, RULES],
};

/** How often a property is tried at most, always with the same values: a mutant that needs more is a survivor. */
export const PROPERTY_RUNS = 30;
