import type { Temporal } from 'temporal-polyfill';
import type { Configuration } from '../model/configuration';
import type { Postmortem } from '../model/types';
import type { KeptDocument } from '../syntax/document';
import { changedRange } from '../text/edit';
import { rememberedWeakly, work } from '../text/memo';
import { contains, type Range } from '../text/range';
import { RULES } from './registry';
import type { Listing } from './support/listing';
import { holds } from './support/scale';
import { movedReports } from './movedReports';
import type { Finding, Report, Rule, RuleOptions } from './rule';
import { readSuppressions, suppress, type Suppression } from './suppression';
import { unchangedParts } from './unchanged';

export interface RuleFailure {
  readonly rule: string;
  readonly error: unknown;
}

const RULE_IDS = RULES.map((rule) => rule.id);

/** What rules are given beside the document. */
export interface RuleSettings {
  readonly today: Temporal.PlainDate;
  readonly configuration: Configuration;
  readonly incidents: ReadonlySet<string> | null;
  /** What the document lists; null where it lists no postmortems, or they were not read. */
  readonly listing: Listing | null;
  /** False for a page that is no postmortem: only what judges lists is run. */
  readonly postmortem: boolean;
}

/** What is left of the last run: what a rule has reported, and whether it asked for the document. */
interface Ran {
  readonly reports: readonly Report[];
  readonly asked: boolean;
}

interface Run extends RuleSettings {
  readonly document: KeptDocument;
  readonly ran: Map<Rule, Ran>;
}

const RUNS = new WeakMap<Postmortem, Run>();

/**
 * Runs all rules that are on; with the model of the version before, only those that read what has
 * changed since. A rule that throws is left out and named in `failures`; all others still report.
 * Findings come in document order.
 */
export function runRules(
  model: Postmortem,
  syntax: KeptDocument,
  settings: RuleSettings,
  previous?: Postmortem,
): { readonly findings: readonly Finding[]; readonly failures: readonly RuleFailure[] } {
  let findings: Finding[] = [];
  const failures: RuleFailure[] = [];
  const { listing, postmortem } = settings;
  const whole = subjectOf({ model, document: syntax, range: null }, settings, previous);
  const each = model.incidents.map((told, index) =>
    subjectOf(told, settings, previous?.incidents[index]?.model),
  );
  const subjectsOf = ({ several }: Rule): readonly Subject[] =>
    each.length === 0 || several === undefined ? [whole] : several === 'each' ? each : [];
  const run = (rule: Rule, unusedSuppressions: readonly Suppression[]): void => {
    try {
      for (const subject of subjectsOf(rule)) {
        const { levels, before, ran, range: within } = subject;
        const level = levels[rule.id] ?? rule.level;
        if (level === 'off') continue;
        const result = before(rule) ?? runRule(rule, subject, settings, unusedSuppressions);
        ran.set(rule, result);
        for (const { range, message, severity: milder, related, fixes } of result.reports) {
          if (within && !contains(within, range)) continue;
          const severity = levels[rule.id] === undefined ? (milder ?? level) : level;
          findings.push({
            rule: rule.id,
            severity,
            range,
            message,
            related: related ?? [],
            fixes: fixes ?? [],
          });
        }
      }
    } catch (error) {
      failures.push({ rule: rule.id, error });
    }
  };
  const applies = ({ of }: Rule): boolean => (of === 'index' ? listing !== null : postmortem);
  for (const rule of RULES) if (rule.last !== true && applies(rule)) run(rule, []);
  const { kept, unused } = suppress(findings, readSuppressions(syntax));
  findings = [...kept];
  for (const rule of RULES) if (rule.last === true && applies(rule)) run(rule, unused);
  findings.sort(
    (a, b) => a.range.from - b.range.from || a.range.to - b.range.to || (a.rule < b.rule ? -1 : 1),
  );
  for (const { model: own, document, ran } of [whole, ...each])
    RUNS.set(own, { ...settings, document, ran });
  return { findings, failures };
}

/** What rules look at: a document, or one of the incidents that it tells. */
interface Subject {
  readonly model: Postmortem;
  readonly document: KeptDocument;
  /** Where findings may stand; null for a whole document. */
  readonly range: Range | null;
  readonly levels: Configuration['levels'];
  readonly before: (rule: Rule) => Ran | null;
  readonly ran: Map<Rule, Ran>;
}

const subjectOf = (
  { model, document, range }: Pick<Subject, 'model' | 'document' | 'range'>,
  settings: RuleSettings,
  previous: Postmortem | undefined,
): Subject => ({
  model,
  document,
  range,
  levels: levelsOf(model, settings.configuration),
  before: reportsBefore(model, document, settings, previous),
  ran: new Map(),
});

function runRule(
  rule: Rule,
  { model, document }: Pick<Subject, 'model' | 'document'>,
  settings: RuleSettings,
  unusedSuppressions: readonly Suppression[],
): Ran {
  work.rules++;
  const reports: Report[] = [];
  let asked = false;
  const { today, configuration, incidents, listing } = settings;
  // Each property by its name: a spread of the settings costs more than most rules.
  rule.check({
    today,
    configuration,
    incidents,
    listing,
    model,
    document: () => {
      asked = true;
      return document;
    },
    unusedSuppressions,
    ruleIds: RULE_IDS,
    options: optionsOf(rule, configuration),
    report: (report) => reports.push(report),
  });
  return { reports, asked };
}

/** What rules have reported of the version before, where that holds for this one; null where it may not. */
function reportsBefore(
  model: Postmortem,
  document: KeptDocument,
  settings: RuleSettings,
  previous: Postmortem | undefined,
): (rule: Rule) => Ran | null {
  const last = previous && RUNS.get(previous);
  if (
    !last ||
    last.configuration !== settings.configuration ||
    last.incidents !== settings.incidents ||
    !last.today.equals(settings.today)
  )
    return () => null;
  const change = changedRange(last.document.text, document.text);
  const same = change ? unchangedParts(previous, model, change) : () => true;
  return (rule) => {
    const ran = last.ran.get(rule);
    if (
      !ran ||
      rule.last === true ||
      rule.of === 'index' ||
      (change && ran.asked) ||
      !same('recognition')
    )
      return null;
    if (!rule.reads.every(same)) return null;
    const reports = change ? movedReports(ran.reports, change) : ran.reports;
    return reports && { ...ran, reports };
  };
}

/** The team's levels, with those over them that hold for documents of this status. */
function levelsOf(
  { incident: { status } }: Postmortem,
  { levels, states }: Configuration,
): Configuration['levels'] {
  if (status.kind !== 'valid') return levels;
  const state = states.find((one) => holds(status.value, one.status));
  return state ? { ...levels, ...state.levels } : levels;
}

type Options = Record<string, number | boolean | readonly string[]>;

/** The options of all rules by one configuration: it is that of thousands of documents. */
const optionsBy = rememberedWeakly((configuration: Configuration) => ({
  configuration,
  known: new Map<Rule, Options>(),
}));

function optionsOf(rule: Rule, of: Configuration): Options {
  const { configuration, known } = optionsBy(of);
  const options = known.get(rule) ?? readOptions(rule, configuration);
  known.set(rule, options);
  return options;
}

/** The configured values where their type fits, else the defaults. */
function readOptions(rule: Rule, configuration: Configuration): Options {
  const set = configuration.options[rule.id] ?? {};
  const declared: RuleOptions = rule.options;
  return Object.fromEntries(
    Object.entries(declared).map(([name, option]) => {
      const value = set[name];
      const fits = Array.isArray(option.default)
        ? Array.isArray(value) && value.every((item) => typeof item === 'string')
        : typeof value === typeof option.default;
      return [name, fits ? (value as number | boolean | readonly string[]) : option.default];
    }),
  );
}
