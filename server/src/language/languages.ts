import de from './data/de.json';
import en from './data/en.json';
import es from './data/es.json';
import fr from './data/fr.json';
import ja from './data/ja.json';
import ko from './data/ko.json';
import pt from './data/pt.json';
import ru from './data/ru.json';
import zh from './data/zh.json';
import type { ColumnKind, FieldKind, MilestoneKind, SectionKind } from './kinds';

/** The languages that documents are read in. */
export type Language = 'en' | 'ja' | 'de' | 'fr' | 'es' | 'pt' | 'zh' | 'ko' | 'ru';

export type NamedSectionKind = Exclude<SectionKind, 'other'>;

/** How the tool itself names things that it inserts into a document. */
export interface Names {
  readonly sections: Readonly<Record<NamedSectionKind, string>>;
  readonly fields: Readonly<
    Record<
      | 'id'
      | 'date'
      | 'severity'
      | 'status'
      | 'duration'
      | 'author'
      | 'owner'
      | 'services'
      | 'users'
      | 'reviewer'
      | 'approver',
      string
    >
  > &
    Readonly<Partial<Record<FieldKind, string>>>;
  readonly columns: Readonly<
    Record<
      'time' | 'event' | 'person' | 'priority' | 'action' | 'owner' | 'due' | 'status' | 'incident',
      string
    >
  >;
}

/** How headings name a part. The phrases are written as `phrases.ts` says. */
export interface SectionWords {
  /** Count only when they are the heading. */
  readonly whole: readonly string[];
  /** Count inside a longer heading too; the longest decides. */
  readonly part: readonly string[];
}

/** What labels and rows say when something of note happens, as phrases. */
export interface MilestoneWords {
  /** Words that several phrases share, written `<event>` there. */
  readonly groups: Readonly<Record<string, string>>;
  /** How a label begins that names the moment: `First alert`. */
  readonly labels: Readonly<Record<MilestoneKind, readonly string[]>>;
  /** What one part of a row says: `alert fired`. */
  readonly rows: Readonly<Record<MilestoneKind, readonly string[]>>;
  /** That something does not work, which may be how it began. */
  readonly failing: readonly string[];
  /** Makes the part of a row that holds it say nothing: `not`, `will`, `waiting`. */
  readonly denied: readonly string[];
  /** Makes a row say nothing of one kind. */
  readonly deniedFor: Readonly<Record<MilestoneKind, readonly string[]>>;
}

/** How pages that list incidents name their numbers, as phrases. */
export interface StatisticWords {
  /** The label of a number of incidents is one of these: `Number of incidents`. */
  readonly incidents: readonly string[];
  /** Stand in the label of a number over several: `Mean time to repair`, `MTTR`. */
  readonly mean: readonly string[];
  readonly median: readonly string[];
  readonly total: readonly string[];
}

/** How times and lengths are written, in lower case. */
export interface TimeWords {
  /** January to December, long and short. */
  readonly months: readonly (readonly string[])[];
  /** Monday to Sunday. */
  readonly weekdays: readonly (readonly string[])[];
  readonly units: Readonly<
    Record<'millisecond' | 'second' | 'minute' | 'hour' | 'day' | 'week', readonly string[]>
  >;
  /** Before a time that is not exact: `about 14:30`, 約. */
  readonly hedges: readonly string[];
  /** Behind one: `12:20頃`. */
  readonly hedgesBehind: readonly string[];
  /** Before a time, and nothing more: `at 14:30`. */
  readonly introductions: readonly string[];
  /** How a sentence says from when to when; each has words before the first time, or behind the second. */
  readonly windows: readonly WindowWords[];
}

/** The words around two times: `between 10:42 and 11:27`, 10時42分から11時27分まで. */
export interface WindowWords {
  readonly before: readonly string[];
  readonly middle: readonly string[];
  readonly behind: readonly string[];
}

/** Everything of one language: one file in `data/`. */
export interface LanguageWords {
  readonly language: Language;
  /** What the tool writes. */
  readonly names: Names;
  /** What documents write. `other`: headings that only look like one of these. */
  readonly sections: Readonly<Record<SectionKind, SectionWords>>;
  /** Real words that are one letter away from a word of a heading. */
  readonly noSlips: readonly string[];
  /** Between the parts of a heading: `Lessons and actions`. */
  readonly conjunctions: { readonly and: readonly string[]; readonly or: readonly string[] };
  readonly milestones: MilestoneWords;
  readonly fields: Readonly<Record<FieldKind, readonly string[]>>;
  readonly columns: Readonly<Record<ColumnKind, readonly string[]>>;
  readonly statistics: StatisticWords;
  readonly time: TimeWords;
  /** Statuses that say that the work is still to be done. */
  readonly open: readonly string[];
  /** How a status begins that says that the work is done. */
  readonly done: readonly string[];
  /** Whether `03/04/2025` begins with the day wherever the language is spoken. */
  readonly dayFirst: boolean;
}

/** English first: where two languages share a word, its meaning counts. */
export const LANGUAGES: readonly LanguageWords[] = [
  { ...en, language: 'en' },
  { ...ja, language: 'ja' },
  { ...de, language: 'de' },
  { ...fr, language: 'fr' },
  { ...es, language: 'es' },
  { ...pt, language: 'pt' },
  { ...zh, language: 'zh' },
  { ...ko, language: 'ko' },
  { ...ru, language: 'ru' },
];
