import { memo } from '../text/memo';
import type { MilestoneKind } from './kinds';
import { LANGUAGES } from './languages';
import { compilePhrase, expandGroups, PhraseTable } from './phrases';
import { folded, headingWords } from './words';

/** The longest row whose every part is read; of a longer one the first sentence. */
const LONGEST_ROW = 240;

/** Of several things that one row tells, the first of these. */
const ORDER: readonly MilestoneKind[] = [
  'acknowledged',
  'paged',
  'detected',
  'declared',
  'started',
  'resolved',
  'all-clear',
  'identified',
  'mitigated',
];

/** An end is told at its own time only: `14:56 Resolved at 14:40` is none. */
const ENDS: ReadonlySet<MilestoneKind> = new Set<MilestoneKind>([
  'mitigated',
  'resolved',
  'all-clear',
]);

/** `Closed (no updates since 09:30)` tells its own time. */
const SINCE = /[(（][^()（）]{0,60}\bsince\b[^()（）]{0,40}[)）]/giu;

/** What a label such as `First Alert` or `Service Restored` names, or null. */
export const milestoneOfLabel = memo(
  (label: string): MilestoneKind | null => LABELS.best(headingWords(label)),
  2000,
);

/**
 * What the wording of a row tells, or null: `Alert fired`, `Störung behoben`, `Rolled back (resolved)`.
 * What is denied, asked, planned or posted tells nothing.
 */
export const milestoneOfRow = (written: string): MilestoneKind | null => {
  const text = shortened(written).replace(QUOTED, ' ');
  // A bold lead such as `Detected - …` is a label in all but form.
  const lead = /^([\p{L} -]{2,30})(?:[:：–—]| - )/u.exec(text);
  const byLead = lead?.[1] ? milestoneOfLabel(lead[1]) : null;
  if (byLead) return byLead;
  if (/[?？]/.test(text)) return null;
  const clauses = text
    .split(BETWEEN)
    .map(plain)
    .filter((clause) => clause !== '');
  const row = plain(text);
  const timed = /\d:\d\d/.test(text.replace(SINCE, ''));
  const found = clauses.map((clause) => ({ clause, phrases: ROWS.all(clause) }));
  const told = (kind: MilestoneKind, strict: boolean): boolean =>
    !(timed && ENDS.has(kind)) &&
    found.some(({ clause, phrases }) => tells(phrases, kind, clause, row, strict));
  return ORDER.find((kind) => told(kind, true)) ?? ORDER.find((kind) => told(kind, false)) ?? null;
};

/** Whether a row says that something does not work: as the first row, where an impact may begin. */
export const tellsFailure = memo((written: string): boolean => {
  const text = shortened(written);
  return (
    !/[?？]/.test(text) &&
    text.split(BETWEEN).some((part) => {
      const clause = plain(part);
      const found = FAILING.find(clause);
      return found !== null && !found.meaning.denied.has(clause.slice(0, found.to));
    })
  );
}, 20_000);

const shortened = (text: string): string =>
  text.length <= LONGEST_ROW ? text : (/^[^.!?。]{1,160}/u.exec(text)?.[0] ?? '');

/** What somebody or some log said: `Checked the logs: "Loop detected for zone ."` detected nothing. */
const QUOTED = /["“][^"“”]{12,160}["”]/gu;

/** What stands between the things that a row tells. */
const BETWEEN =
  /[.,;:!()（）[\]。、！—–→|"“”]|\s-\s|(?<=\s)(?:and|but|und|aber|et|mais|y|pero|e|mas|и|но)(?=\s)/u;

const plain = (text: string): string =>
  folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The words of one language for one milestone. */
interface Wording {
  readonly kind: MilestoneKind;
  /** Whether the phrase is all that a part of a row says: `(resolved)`. */
  readonly strict: boolean;
  readonly language: Denials;
  readonly denied: PhraseSet;
}

interface Denials {
  readonly denied: PhraseSet;
}

/** Whether one of several phrases stands in a text. */
class PhraseSet {
  readonly #table = new PhraseTable<true>();

  constructor(phrases: readonly string[]) {
    for (const phrase of phrases) this.#table.add(compilePhrase(phrase), true);
  }

  has(words: string): boolean {
    return this.#table.best(words) !== null;
  }
}

/** Whether the phrase of that milestone which covers most of the clause holds. */
function tells(
  phrases: ReturnType<typeof ROWS.all>,
  kind: MilestoneKind,
  clause: string,
  row: string,
  strict: boolean,
): boolean {
  let found: (typeof phrases)[number] | null = null;
  for (const one of phrases)
    if (one.meaning.kind === kind && (one.meaning.strict || !strict))
      if (one.covered > (found?.covered ?? 0)) found = one;
  if (found === null) return false;
  // `Users report that nothing works`: what is behind the report does not deny it.
  const deniable = ENDS.has(kind) ? clause : clause.slice(0, found.to);
  const { language, denied } = found.meaning;
  return !language.denied.has(deniable) && !denied.has(row);
}

const LABELS = new PhraseTable<MilestoneKind>();
const ROWS = new PhraseTable<Wording>();
const FAILING = new PhraseTable<Denials>();

for (const { milestones } of LANGUAGES) {
  const { groups } = milestones;
  const language = { denied: new PhraseSet(milestones.denied) };
  for (const kind of ORDER) {
    const wording = {
      kind,
      language,
      denied: new PhraseSet(
        milestones.deniedFor[kind].map((phrase) => expandGroups(phrase, groups)),
      ),
    };
    for (const label of milestones.labels[kind])
      LABELS.add(compilePhrase(expandGroups(`^${label}`, groups)), kind);
    for (const row of milestones.rows[kind]) {
      const phrase = compilePhrase(expandGroups(row, groups));
      ROWS.add(phrase, { ...wording, strict: /^\^.*\$$/u.test(row) });
    }
  }
  for (const phrase of milestones.failing)
    FAILING.add(compilePhrase(expandGroups(phrase, groups)), language);
}
