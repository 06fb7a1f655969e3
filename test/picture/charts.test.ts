import assert from 'node:assert/strict';
import {
  calendarLayout,
  ENGLISH_MONTHS,
  ENGLISH_WEEKDAYS,
  recurrenceLayout,
  weekLayout,
} from '../../server/src/picture/charts/calendar';
import { dotLayout } from '../../server/src/picture/charts/dots';
import type { ChartLayout } from '../../server/src/picture/charts/layout';
import { unitLayout } from '../../server/src/picture/charts/units';

const day = (number: number): string =>
  new Date(Date.UTC(2020, 0, 1 + number * 3)).toISOString().slice(0, 10);

const COUNT = 600;
const numbers = Array.from({ length: COUNT }, (_, index) => index);

/** Each chart over many values, in little and in much room. */
const CHARTS: Readonly<Record<string, (width: number) => ChartLayout>> = {
  calendar: (width) => calendarLayout(numbers.map(day), width, ENGLISH_MONTHS),
  week: (width) =>
    weekLayout(
      numbers.map((number) => ({ weekday: number % 7, hour: (number * 0.37) % 24 })),
      width,
      ENGLISH_WEEKDAYS,
    ),
  dots: (width) =>
    dotLayout(
      [
        { name: 'High', values: numbers, median: 30, interval: [20, 40], note: 'n = 600' },
        { name: 'Low', values: [], median: null, interval: null, note: '' },
      ],
      width,
    ),
  units: (width) => unitLayout([{ name: 'Done', note: '1', count: COUNT }], width),
  recurrence: (width) =>
    recurrenceLayout([{ name: 'checkout', dates: [...numbers.slice(1).map(day), null] }], width),
};

describe('charts of many incidents', () => {
  for (const [name, layout] of Object.entries(CHARTS))
    for (const width of [220, 600, 1400])
      it(`have a mark for each value within their edges, and names of the scale beside each other: ${name}, ${width}`, () => {
        const { marks, texts, height } = layout(width);
        assert.deepEqual(
          marks.map(({ at }) => at).sort((a, b) => a - b),
          numbers,
        );
        for (const { x, y } of marks)
          assert.ok(x >= 0 && x <= width && y >= 0 && y <= height, `${x} ${y}`);
        const scale = texts.filter(({ kind, anchor }) => kind === 'scale' && anchor === 'start');
        for (const [index, { x, text }] of scale.entries()) {
          const next = scale[index + 1];
          if (next) assert.ok(x + text.length * 6 <= next.x, `${text} ${next.text}`);
        }
      });
});
