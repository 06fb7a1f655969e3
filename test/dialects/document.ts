import type { Temporal } from 'temporal-polyfill';
import { LANGUAGES, type Language, type LanguageWords } from '../../server/src/language/languages';
import type {
  ColumnKind,
  FieldKind,
  MilestoneKind,
  SectionKind,
} from '../../server/src/language/kinds';
import { chosen } from './catalogue';
import type { WrittenTask } from './forms/actions';
import type { Choices } from './forms/form';
import type { Value } from './forms/parts';
import type { Day, Row } from './forms/timelines';
import { endOf, lengthOf, startOf, type Happening, type Incident } from './incident';
import { WORDS, type Words } from './words';

/** What a reader must find in a document. Null: it is not written, so it must be unknown. */
export interface Expected {
  readonly title: string;
  readonly id: string | null;
  readonly severity: string | null;
  readonly status: string | null;
  readonly author: string | null;
  readonly date: Temporal.PlainDate | null;
  readonly window: {
    readonly start: Temporal.PlainDateTime;
    readonly end: Temporal.PlainDateTime;
    /** False where it has no date of its own, and the header has none. */
    readonly dated: boolean;
  } | null;
  /** In minutes, with how far the reading may be off. */
  readonly length: { readonly minutes: number; readonly rounds: number } | null;
  /** `dated` is false where no day is written for entries or window. */
  readonly dated: boolean;
  /** Undefined where none is written. */
  readonly zone: string | null | undefined;
  readonly entries: readonly {
    readonly at: Temporal.PlainDateTime;
    readonly end: Temporal.PlainDateTime | null;
    readonly text: string | null;
    readonly actor: string | null;
  }[];
  readonly milestones: ReadonlyMap<MilestoneKind, Temporal.PlainDateTime>;
  readonly actions: readonly {
    readonly text: string;
    readonly owner: string | null;
    readonly due: Temporal.PlainDate | null;
    readonly done: boolean;
  }[];
  readonly sections: readonly SectionKind[];
}

export interface Document {
  readonly text: string;
  readonly expected: Expected;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const isPlain = (phrase: string): boolean => !/[|?*…^$~]/.test(phrase);

/** How a document names a part, a field or a column. */
class Naming {
  readonly #data: LanguageWords;
  constructor(
    language: Language,
    private readonly synonyms: boolean,
    private readonly word: number,
  ) {
    const data = LANGUAGES.find((one) => one.language === language);
    if (!data) throw new Error(`There is no language ${language}`);
    this.#data = data;
  }

  section(kind: Exclude<SectionKind, 'other'>): string {
    const { names, sections } = this.#data;
    const synonyms = sections[kind].whole.filter(isPlain);
    return this.#pick(names.sections[kind], synonyms);
  }

  field(kind: FieldKind): string {
    const { names, fields } = this.#data;
    return this.#pick(names.fields[kind] ?? fields[kind][0] ?? kind, fields[kind]);
  }

  column(kind: ColumnKind, own: string | undefined): string {
    const words = this.#data.columns[kind];
    return this.#pick(own ?? words[0] ?? kind, words);
  }

  get own(): LanguageWords['names']['columns'] {
    return this.#data.names.columns;
  }

  #pick(own: string, synonyms: readonly string[]): string {
    // `Time UTC` says more than a name.
    const plain = synonyms.filter((name) => !/utc|local/i.test(name));
    const synonym = this.synonyms ? plain[this.word % Math.max(1, plain.length)] : undefined;
    return capital(synonym ?? own);
  }
}

/** Writes an incident in the forms that were chosen. */
export function write(incident: Incident, choices: Choices): Document {
  const writing = new Writing(incident, choices);
  return { text: writing.document(), expected: writing.expected() };
}

const MILESTONES: ReadonlySet<string> = new Set([
  'started',
  'detected',
  'acknowledged',
  'identified',
  'mitigated',
  'resolved',
]);

type PartKind = 'summary' | 'impact' | 'timeline' | 'root-cause' | 'action-items' | 'lessons';

const ORDER: Readonly<Record<string, readonly PartKind[]>> = {
  usual: ['summary', 'impact', 'timeline', 'root-cause', 'action-items', 'lessons'],
  'timeline-first': ['timeline', 'summary', 'impact', 'root-cause', 'action-items', 'lessons'],
  'timeline-last': ['summary', 'impact', 'root-cause', 'action-items', 'lessons', 'timeline'],
  'actions-first': ['action-items', 'summary', 'impact', 'root-cause', 'timeline'],
};

class Writing {
  readonly #words: Words;
  readonly #language: Language;
  readonly #naming: Naming;
  #number = 0;

  constructor(
    private readonly incident: Incident,
    private readonly choices: Choices,
  ) {
    this.#language = chosen(choices, 'language').id;
    this.#words = WORDS[this.#language];
    this.#naming = new Naming(this.#language, choices.naming === 'synonym', incident.word);
  }

  document(): string {
    const { choices } = this;
    const title = chosen(choices, 'title');
    const fields = chosen(choices, 'fields');
    const noise = chosen(choices, 'noise');
    const titled = title.write(
      choices.day === 'title'
        ? `${this.#words.title} – ${this.#date(startOf(this.incident))}`
        : this.#words.title,
      chosen(choices, 'id').where === 'title' ? this.incident.id : '',
    );
    const values = this.#values();
    const front = [
      ...(title.front ? [`title: ${JSON.stringify(titled[0])}`] : []),
      ...(fields.front ? fields.write(values, this.#words.table, () => []) : []),
    ];
    const lines: string[] = front.length > 0 ? ['---', ...front, '---', ''] : [];
    if (!title.front) lines.push(...titled, '');
    if (!fields.front && values.length > 0)
      lines.push(...fields.write(values, this.#words.table, (text) => this.#heading(text, 2)), '');
    if (choices.place === 'preface') lines.push(this.#zoneSentence(), '');
    const order = ORDER[choices.order] ?? [];
    order.forEach((kind, index) => {
      lines.push(...this.#partHeading(kind), '', ...this.#part(kind), ...(noise.behind ?? []), '');
      if (index === 1 && noise.part)
        lines.push(...this.#heading(noise.part.heading, 2), '', ...noise.part.lines, '');
    });
    return `${[...lines, ...(noise.end ?? [])].join('\n').trimEnd()}\n`;
  }

  expected(): Expected {
    const { incident, choices } = this;
    const timeline = chosen(choices, 'timeline');
    const clock = chosen(choices, 'clock');
    const length = chosen(choices, 'length');
    const { tells } = chosen(choices, 'actions');
    const header = choices.header;
    const events = incident.happenings;
    return {
      title: this.#words.title,
      id: chosen(choices, 'id').where === null ? null : this.#id(),
      severity: header === 'none' && !this.#isShort() ? null : this.#words.severity,
      status: header === 'all' ? this.#words.status : null,
      author: this.#hasAuthor() ? incident.author : null,
      date: this.#hasDate() ? startOf(incident).toPlainDate() : null,
      window:
        choices.window === 'none'
          ? null
          : {
              start: startOf(incident),
              end: endOf(incident),
              dated: choices.window !== 'clocks' || this.#hasDate() || choices.day === 'title',
            },
      length: length.write ? { minutes: lengthOf(incident), rounds: length.rounds ?? 0 } : null,
      dated: choices.day !== 'none',
      zone: choices.place === 'none' ? undefined : chosen(choices, 'zone').zone,
      entries: events.map(({ event, at, actor }) => ({
        at,
        end: clock.range === undefined ? null : at.add({ minutes: clock.range }),
        text: choices.timeline === 'labelled' ? null : this.#words.events[event],
        actor: timeline.actors ? actor : null,
      })),
      milestones: new Map(
        events
          .filter(({ event }) => MILESTONES.has(event))
          .map(({ event, at }) => [event as MilestoneKind, at]),
      ),
      actions: incident.tasks.map(({ task, owner, due, done }) => ({
        text: this.#words.actions[task],
        owner: tells.owner === 'name' ? owner : tells.owner === 'handle' ? handleOf(owner) : null,
        due: tells.due ? due : null,
        done: tells.done && done,
      })),
      sections: ORDER[choices.order] ?? [],
    };
  }

  #hasDate(): boolean {
    const { day, header, date } = this.choices;
    if (day === 'header' || day === 'count' || date.startsWith('yearless')) return true;
    return header !== 'none' && !['none', 'title', 'section', 'sentence'].includes(day);
  }

  /** A table of one field could be any table, so it has two at least. */
  #isShort(): boolean {
    return /^table(?:-wide)?$/.test(this.choices.fields);
  }

  #hasAuthor(): boolean {
    return this.choices.header === 'all' || this.#isShort();
  }

  #id(): string {
    const { id } = this.incident;
    return chosen(this.choices, 'id').short ? `PM2025-${id.slice(-3)}` : id;
  }

  #values(): readonly Value[] {
    const { incident, choices } = this;
    const words = this.#words;
    const value = (kind: FieldKind, text: string): Value => ({
      name: this.#naming.field(kind),
      value: text,
    });
    const length = chosen(choices, 'length').write;
    const zone =
      choices.place === 'row' || choices.place === 'window'
        ? ` ${chosen(choices, 'zone').written}`
        : '';
    const start = startOf(incident);
    const end = endOf(incident);
    const full = (at: Temporal.PlainDateTime): string =>
      `${this.#headerDate(at)}${this.#join()}${this.#plainClock(at)}`;
    return [
      ...(chosen(choices, 'id').where === 'field' ? [value('id', this.#id())] : []),
      ...(this.#hasDate() ? [value('date', this.#headerDate(start))] : []),
      ...(choices.header === 'none' && !this.#isShort() ? [] : [value('severity', words.severity)]),
      ...(choices.header === 'all' ? [value('status', words.status)] : []),
      ...(this.#hasAuthor() ? [value('author', incident.author)] : []),
      ...(choices.place === 'label' ? [value('zone', chosen(choices, 'zone').written)] : []),
      ...(choices.window === 'fields'
        ? [value('start', full(start) + zone), value('end', full(end) + zone)]
        : []),
      ...(choices.window === 'range'
        ? [value('window', `${full(start)} – ${full(end)}${zone}`)]
        : []),
      ...(choices.window === 'clocks'
        ? [value('window', `${this.#plainClock(start)} – ${this.#plainClock(end)}${zone}`)]
        : []),
      ...(length ? [value('duration', length(lengthOf(incident), this.#language))] : []),
    ];
  }

  #heading(text: string, level: number): readonly string[] {
    return chosen(this.choices, 'headings').write(text, level, level === 2 ? ++this.#number : 0);
  }

  #partHeading(kind: PartKind): readonly string[] {
    const { choices, incident } = this;
    const name = this.#naming.section(kind);
    const { letters } = chosen(choices, 'headings');
    const zone = choices.place === 'heading' ? ` (${chosen(choices, 'zone').written})` : '';
    const date = choices.day === 'section' ? ` – ${this.#date(startOf(incident))}` : '';
    return this.#heading(
      (letters ? letters(name) : name) + (kind === 'timeline' ? zone + date : ''),
      2,
    );
  }

  #part(kind: PartKind): readonly string[] {
    const words = this.#words;
    if (kind === 'timeline') return this.#timeline();
    if (kind === 'action-items') return this.#actions();
    if (kind === 'impact') return [words.impact];
    if (kind === 'root-cause') return [words.cause];
    if (kind === 'lessons') return [`- ${words.lesson}`];
    const { incident } = this;
    const zone = this.choices.place === 'row' ? ` ${chosen(this.choices, 'zone').written}` : '';
    return this.choices.window === 'prose'
      ? [
          `Between ${this.#plainClock(startOf(incident))}${zone} on ${this.#date(startOf(incident))} and ${this.#plainClock(endOf(incident))}${zone} on ${this.#date(endOf(incident))}, orders failed.`,
        ]
      : [words.summary];
  }

  #timeline(): readonly string[] {
    const { choices } = this;
    const words = this.#words;
    const before = [
      ...(choices.place === 'sentence' ? [this.#zoneSentence(), ''] : []),
      ...(choices.day === 'sentence'
        ? [`All events happened on ${this.#date(startOf(this.incident))}.`, '']
        : []),
    ];
    const zone = choices.place === 'column' ? ` (${chosen(choices, 'zone').written})` : '';
    const naming = this.#naming;
    const own = naming.own;
    const lines = chosen(choices, 'timeline').write(this.#days(), {
      columns: {
        time: naming.column('time', own.time) + zone,
        date: naming.column('date', undefined),
        event: naming.column('text', own.event),
        actor: naming.column('actor', own.person),
        notes: words.notes,
        number: '#',
      },
      heading: (text, deeper) => this.#heading(text, 2 + deeper + (this.#hasDayHeadings() ? 1 : 0)),
      between: chosen(choices, 'noise').between ?? (() => []),
    });
    return [...before, ...lines];
  }

  #hasDayHeadings(): boolean {
    return ['heading', 'count', 'count-date'].includes(this.choices.day);
  }

  #days(): readonly Day[] {
    const days = new Map<string, Happening[]>();
    for (const happening of this.incident.happenings) {
      const key = happening.at.toPlainDate().toString();
      days.set(key, [...(days.get(key) ?? []), happening]);
    }
    let index = 0;
    return [...days.values()].map((happenings, at): Day => {
      const first = happenings[0]?.at ?? startOf(this.incident);
      return {
        mark: this.#mark(first, at + 1),
        item: this.choices.day === 'bullet' ? this.#date(first) : null,
        rows: happenings.map((happening, inDay) => this.#row(happening, inDay === 0, index++)),
      };
    });
  }

  #mark(first: Temporal.PlainDateTime, number: number): readonly string[] {
    const { day } = this.choices;
    const date = this.#date(first);
    if (day === 'bold') return [`**${date}**`, ''];
    if (day === 'line') return [date, ''];
    if (!this.#hasDayHeadings()) return [];
    const counted = this.#words.day(number);
    const text = day === 'heading' ? date : day === 'count' ? counted : `${counted} (${date})`;
    return [...this.#heading(text, 3), ''];
  }

  #row({ event, at, actor }: Happening, first: boolean, index: number): Row {
    const { choices } = this;
    const dated = choices.day === 'row' || (choices.day === 'first' && first);
    const zoned = choices.place === 'row' || (choices.place === 'first' && index === 0);
    const written = chosen(choices, 'zone').written;
    const zone = zoned ? (/^(?:Z|[+-])/.test(written) ? written : ` ${written}`) : '';
    const noise = chosen(choices, 'noise').text ?? ((text: string) => text);
    return {
      when: `${dated ? this.#date(at) + this.#join() : ''}${chosen(choices, 'clock').write(at, this.#language)}${zone}`,
      day: choices.day === 'column' ? this.#date(at) : null,
      text: noise(this.#words.events[event], index),
      label: this.#words.labels[event],
      actor,
    };
  }

  #actions(): readonly string[] {
    const own = this.#naming.own;
    const noise = chosen(this.choices, 'noise').text ?? ((text: string) => text);
    const tasks = this.incident.tasks.map(({ task, owner, due, done }, index): WrittenTask => ({
      text: noise(this.#words.actions[task], index),
      owner,
      handle: handleOf(owner),
      due: chosen(this.choices, 'date').write(due, this.#language),
      done,
      status: done ? 'Done' : 'Open',
    }));
    return chosen(this.choices, 'actions').write(tasks, {
      action: this.#naming.column('text', own.action),
      owner: this.#naming.column('owner', own.owner),
      due: this.#naming.column('due', own.due),
      status: this.#naming.column('status', own.status),
      heading: (text) => this.#heading(text, 3),
    });
  }

  #date(at: Temporal.PlainDateTime): string {
    return chosen(this.choices, 'date').write(at.toPlainDate(), this.#language);
  }

  #headerDate(at: Temporal.PlainDateTime): string {
    const { header } = chosen(this.choices, 'date');
    return header ? header(at.toPlainDate()) : this.#date(at);
  }

  #join(): string {
    return chosen(this.choices, 'date').join ?? ' ';
  }

  /** A range is no start or end: those are written plainly. */
  #plainClock(at: Temporal.PlainDateTime): string {
    const clock = chosen(this.choices, 'clock');
    return clock.range === undefined && this.choices.clock !== 'digits'
      ? clock.write(at, this.#language)
      : at.toPlainTime().toString().slice(0, 5);
  }

  #zoneSentence(): string {
    return this.#words.zone(chosen(this.choices, 'zone').written);
  }
}

const handleOf = (name: string): string => name.toLowerCase().replace(' ', '-');
