import {
  STEP,
  shortName,
  textAt,
  type ChartLayout,
  type ChartMark,
  type ChartText,
} from './layout';

/** Distance of the marks where there are very many of them. */
const CLOSEST = 3;
/** So many lines of a row have room before its marks come closer. */
const LINES = 6;

export interface UnitRow {
  readonly name: string;
  /** Stands at the end of the row's name line. */
  readonly note: string;
  readonly count: number;
}

/** `size`: width of a mark. */
export interface UnitLayout extends ChartLayout {
  readonly size: number;
}

/** Rows with a mark for each thing that is counted, in lines that are broken where the width ends. */
export function unitLayout(rows: readonly UnitRow[], width: number): UnitLayout {
  const left = Math.min(190, Math.max(96, width * 0.26));
  const right = 4;
  const room = width - left - right;
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const step = Math.max(CLOSEST, Math.min(STEP + 2, Math.floor((room * LINES) / most)));
  const each = Math.max(1, Math.floor(room / step));
  const lineHeight = Math.max(8, Math.min(STEP + 2, step + 5));
  const texts: ChartText[] = [];
  const marks: ChartMark[] = [];
  let y = 4;
  let at = 0;
  for (const { name, note, count } of rows) {
    const lines = Math.max(1, Math.ceil(count / each));
    const height = Math.max(28, lines * lineHeight + 6);
    texts.push(textAt(0, y + 12, shortName(name, left - 8), 'name'));
    texts.push(textAt(0, y + 25, shortName(note, left - 8, 11), 'note'));
    const top = y + (lines === 1 ? 14 : lineHeight / 2 + 2);
    for (let index = 0; index < count; index++)
      marks.push({
        x: left + (index % each) * step + step / 2,
        y: top + Math.floor(index / each) * lineHeight,
        at: at++,
      });
    y += height + 6;
  }
  return { width, height: Math.ceil(y), texts, lines: [], marks, size: Math.min(9, step - 1) };
}
