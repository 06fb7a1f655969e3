import type { Temporal } from 'temporal-polyfill';
import type { Configuration } from '../model/configuration';
import type { Postmortem } from '../model/types';
import { areasOf } from '../syntax/areas';
import type { KeptDocument } from '../syntax/document';
import type { Range } from '../text/range';
import { RULES } from './registry';
import type { Listing } from './support/listing';
import { holds } from './support/scale';
import type { Finding, Report, Rule, RuleOptions } from './rule';
import { readSuppressions, suppress, type Suppression } from './suppression';

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

/**
 * Runs all rules that are on. A rule that throws is left out and named in `failures`; all others
 * still report. Findings come in document order.
 */
export function runRules(
  model: Postmortem,
  syntax: KeptDocument,
  { today, configuration, incidents, listing, postmortem }: RuleSettings,
): { readonly findings: readonly Finding[]; readonly failures: readonly RuleFailure[] } {
  let findings: Finding[] = [];
  const { text } = syntax;
  const verbatim = (): readonly Range[] => areasOf(syntax).verbatim;
  const failures: RuleFailure[] = [];
  const levels = levelsOf(model, configuration);
  const run = (rule: Rule, unusedSuppressions: readonly Suppression[]): void => {
    const level = levels[rule.id] ?? rule.level;
    if (level === 'off') return;
    const found: Report[] = [];
    try {
      rule.check({
        model,
        text,
        document: syntax,
        today,
        configuration,
        incidents,
        listing,
        verbatim,
        unusedSuppressions,
        ruleIds: RULE_IDS,
        options: optionsOf(rule, configuration),
        report: (report) => found.push(report),
      });
    } catch (error) {
      failures.push({ rule: rule.id, error });
      return;
    }
    for (const { range, message, severity: milder, related, fixes } of found) {
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
  };
  const applies = ({ of }: Rule): boolean => (of === 'index' ? listing !== null : postmortem);
  for (const rule of RULES) if (rule.last !== true && applies(rule)) run(rule, []);
  const { kept, unused } = suppress(findings, readSuppressions(syntax));
  findings = [...kept];
  for (const rule of RULES) if (rule.last === true && applies(rule)) run(rule, unused);
  findings.sort(
    (a, b) => a.range.from - b.range.from || a.range.to - b.range.to || (a.rule < b.rule ? -1 : 1),
  );
  return { findings, failures };
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

/** The configured values where their type fits, else the defaults. */
function optionsOf(
  rule: Rule,
  configuration: Configuration,
): Record<string, number | boolean | readonly string[]> {
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
