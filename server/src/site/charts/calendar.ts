import { dotSvg, svgOf, tenth, type Dot } from './dots';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const WIDTH = 860;
const LEFT = 48;
const STEP = 10;

/** One incident on a day: `date` as ISO date. */
export interface Dated extends Omit<Dot, 'value'> {
  readonly date: string;
}

/** The years below each other, each with its incidents on their days, one over the other. */
export function calendarChart(incidents: readonly Dated[]): string {
  const years = new Map<string, Dated[]>();
  for (const incident of [...incidents].sort((a, b) => (a.date < b.date ? -1 : 1))) {
    const year = incident.date.slice(0, -6);
    const known = years.get(year);
    if (known) known.push(incident);
    else years.set(year, [incident]);
  }
  const monthWidth = (WIDTH - LEFT) / 12;
  const drawn: string[] = [];
  let y = 22;
  for (const [year, those] of years) {
    const columns = new Map<number, number>();
    const placed = those.map((incident) => {
      const [month = 1, day = 1] = incident.date.slice(-5).split('-').map(Number);
      const x = LEFT + (month - 1 + (day - 0.5) / 31) * monthWidth;
      const column = Math.round(x / STEP);
      const level = columns.get(column) ?? 0;
      columns.set(column, level + 1);
      return { incident, x: column * STEP, level };
    });
    const height = Math.max(2, ...columns.values()) * STEP + 6;
    const base = y + height;
    drawn.push(
      `<text x="0" y="${base - 3}">${year}</text><line x1="${LEFT}" x2="${WIDTH}" y1="${base}" y2="${base}"/>`,
      ...placed.map(({ incident, x, level }) =>
        dotSvg({ ...incident, value: 0 }, x, base - 6 - level * STEP),
      ),
    );
    y = base + 10;
  }
  const months = MONTHS.map(
    (name, month) =>
      `<line x1="${tenth(LEFT + month * monthWidth)}" x2="${tenth(LEFT + month * monthWidth)}" y1="4" y2="${y}"/><text class="soft" x="${tenth(LEFT + month * monthWidth + 4)}" y="13">${name}</text>`,
  );
  return svgOf(WIDTH, y, [...months, ...drawn]);
}

/** One incident in the week: Monday is 0, and the hour with its part, as 14.5. */
export interface Weekly extends Omit<Dot, 'value'> {
  readonly weekday: number;
  readonly hour: number;
}

/** The days of the week below each other, each with its incidents at their hours. */
export function weekChart(incidents: readonly Weekly[]): string {
  const hourWidth = (WIDTH - LEFT - 8) / 24;
  const drawn: string[] = [];
  let y = 22;
  for (const [weekday, name] of WEEKDAYS.entries()) {
    const columns = new Map<number, number>();
    const placed = incidents
      .filter((incident) => incident.weekday === weekday)
      .map((incident) => {
        const column = Math.round((LEFT + incident.hour * hourWidth) / STEP);
        const level = columns.get(column) ?? 0;
        columns.set(column, level + 1);
        return { incident, x: column * STEP, level };
      });
    const height = Math.max(2, ...columns.values()) * STEP + 4;
    const base = y + height;
    drawn.push(
      `<text x="0" y="${base - 3}">${name}</text><line x1="${LEFT}" x2="${WIDTH}" y1="${base}" y2="${base}"/>`,
      ...placed.map(({ incident, x, level }) =>
        dotSvg({ ...incident, value: 0 }, x, base - 6 - level * STEP),
      ),
    );
    y = base + 6;
  }
  const hours = [0, 3, 6, 9, 12, 15, 18, 21].map(
    (hour) =>
      `<line x1="${tenth(LEFT + hour * hourWidth)}" x2="${tenth(LEFT + hour * hourWidth)}" y1="4" y2="${y}"/><text class="soft" x="${tenth(LEFT + hour * hourWidth + 4)}" y="13">${String(hour).padStart(2, '0')}:00</text>`,
  );
  return svgOf(WIDTH, y, [...hours, ...drawn]);
}

export const weekdayName = (weekday: number): string => WEEKDAYS[weekday] ?? '';
