import assert from 'node:assert/strict';
import { postmortem } from '../support/analyse';

/** How many entries each timeline has. */
const counts = (text: string): readonly number[] =>
  postmortem(text).model.timelines.map(({ entries }) => entries.length);

const times = (count: number, line: (time: string, index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(`14:${10 + index}`, index)).join('');
const rows = (timed: number, other: number): string =>
  `${times(timed, (time) => `| ${time} | Alert fired |\n`)}${'| Fix | Restarted it |\n'.repeat(other)}`;
const table = (heading: string, title: string, timed: number, other: number): string =>
  `# Outage\n\n## ${heading}\n\n| ${title} | Event |\n|---|---|\n${rows(timed, other)}`;
const list = (heading: string, timed: number, other: number): string =>
  `# Outage\n\n## ${heading}\n\n${times(timed, (time) => `- ${time} Alert fired\n`)}${'- Restarted it\n'.repeat(other)}`;

/** What is a timeline with so many rows with a time, and none with one less or one more without. */
describe('how many times make a timeline', () => {
  it('under its heading, a column with six tenths of them', () => {
    assert.deepEqual(counts(table('Timeline', 'What', 3, 2)), [5]);
    assert.deepEqual(counts(table('Timeline', 'What', 4, 3)), []);
    assert.deepEqual(counts(table('Timeline', 'What', 1, 0)), []);
  });
  it('where a column is called time, two in a quarter of the rows', () => {
    assert.deepEqual(counts(table('Timeline', 'Time', 2, 6)), [8]);
    assert.deepEqual(counts(table('Timeline', 'Time', 2, 7)), []);
    assert.deepEqual(counts(table('Timeline', 'Time', 1, 2)), []);
  });
  it('anywhere else, a table with two', () => {
    assert.deepEqual(counts(table('Notes', 'Time', 2, 2)), [4]);
    assert.deepEqual(counts(table('Notes', 'Time', 2, 3)), []);
    assert.deepEqual(counts(table('Notes', 'Time', 1, 0)), []);
  });
  it('anywhere else, a list with three in six tenths of its items', () => {
    assert.deepEqual(counts(list('Notes', 3, 2)), [3]);
    assert.deepEqual(counts(list('Notes', 3, 3)), []);
    assert.deepEqual(counts(list('Notes', 2, 0)), []);
  });
  it('anywhere else, paragraphs with three', () => {
    const paragraphs = (count: number): string =>
      `# Outage\n\n## Notes\n\n${times(count, (time) => `${time} Alert fired.\n\n`)}`;
    assert.deepEqual(counts(paragraphs(3)), [3]);
    assert.deepEqual(counts(paragraphs(2)), []);
  });
});

describe('the year of a date without one', () => {
  const years = (first: string, second: string): readonly (string | undefined)[] =>
    postmortem(
      `# Outage\n\n**Date:** ${first}\n\n## Timeline (UTC)\n\n- ${first} 10:00 Alert fired\n- ${second} 10:00 Resolved\n`,
    ).model.timelines.flatMap(({ entries }) => entries.map(({ start }) => start?.date?.toString()));
  it('is that which puts it next to the day before', () => {
    assert.deepEqual(years('2025-12-31', 'Jan 1'), ['2025-12-31', '2026-01-01']);
    assert.deepEqual(years('2025-10-31', 'Jan 1'), ['2025-10-31', '2026-01-01']);
    assert.deepEqual(years('2025-09-30', 'Jan 1'), ['2025-09-30', '2025-01-01']);
    assert.deepEqual(years('2025-01-01', 'Dec 31'), ['2025-01-01', '2024-12-31']);
    assert.deepEqual(years('2025-01-31', 'Oct 1'), ['2025-01-31', '2024-10-01']);
    assert.deepEqual(years('2025-01-31', 'Sep 1'), ['2025-01-31', '2025-09-01']);
  });
});
