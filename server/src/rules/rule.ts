import type { Temporal } from 'temporal-polyfill';
import type { Configuration } from '../model/configuration';
import type { KeptDocument } from '../syntax/document';
import type { TextEdit } from '../text/edit';
import type { Range } from '../text/range';
import type { PartName, PartsOf } from './parts';
import type { Suppression } from './suppression';
import type { Listing } from './support/listing';

/** From the gravest to the mildest. */
export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type RuleLevel = Severity | 'off';

/** A change that makes a finding go away. Ranges are offsets into the analysed text. */
export interface Fix {
  /** Imperative: `Replace by 1 hour 15 minutes (14:30–15:45)`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The likeliest of several; at most one for each finding. */
  readonly preferred: boolean;
  /** True when it can be applied unseen and joins fix-all: there is only one right answer. */
  readonly safe: boolean;
}

export interface Related {
  readonly range: Range;
  readonly message: string;
}

/** What a rule reports; the runner adds the rule's id and level. */
export interface Report {
  readonly range: Range;
  /** What is wrong, why, and what to do, in one or two sentences. Plain text. */
  readonly message: string;
  /** Below the rule's own level, where the case is milder. A level that the team sets wins. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly range: Range;
  readonly message: string;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/**
 * Everything a rule may look at: of the model the parts that it names in `reads`. A rule runs again when
 * one of them has changed, or the document where it asked for that. Immutable; there is no clock but
 * `today`.
 */
export interface RuleContext<Options, Part extends PartName = PartName> {
  readonly model: PartsOf<Part>;
  /** The document as it is kept, for what the model does not hold: who asks for it runs on each change. */
  readonly document: () => KeptDocument;
  readonly today: Temporal.PlainDate;
  readonly configuration: Configuration;
  /** Ids of all incidents that the workspace knows; null where there is no workspace to look in. */
  readonly incidents: ReadonlySet<string> | null;
  /** What a page lists, with what that says; null for a document that lists no postmortems. */
  readonly listing: Listing | null;
  /** For rules that run last: comments that silenced nothing. Empty for all others. */
  readonly unusedSuppressions: readonly Suppression[];
  readonly ruleIds: readonly string[];
  readonly options: Options;
  readonly report: (finding: Report) => void;
}

/**
 * An executable example. `⟦ ⟧` in `bad` surround the range that the finding must have; a document
 * with several findings has several pairs. `good` gives no finding of this rule. `fixed` is what the
 * preferred (or only) fixes make of `bad`; it must lint clean of this rule.
 */
export type Example = (
  { readonly bad: string; readonly fixed?: string } | { readonly good: string }
) & {
  readonly title: string;
  readonly options?: Readonly<Record<string, unknown>>;
  /** As it stands in `.postmortem.yaml`. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** ISO date that stands for today; 2025-09-01 without it. */
  readonly today?: string;
  /** Ids of the other incidents that the workspace knows. */
  readonly incidents?: readonly string[];
  /** The other documents of the folder by their names; the example itself is `README.md`. */
  readonly documents?: Readonly<Record<string, string>>;
};

/** One configurable number, text or list of a rule, with its default. */
export interface RuleOption<T> {
  readonly description: string;
  readonly default: T;
}

export type RuleOptions = Readonly<
  Record<string, RuleOption<number> | RuleOption<boolean> | RuleOption<readonly string[]>>
>;

/** The plain values that `check` gets for declared options. */
export type OptionValues<O extends RuleOptions> = {
  readonly [K in keyof O]: O[K] extends RuleOption<infer T> ? T : never;
};

export interface Rule<O extends RuleOptions = RuleOptions, Part extends PartName = PartName> {
  /** `group/problem`, as in the file name. */
  readonly id: string;
  /** Version of the tool that brought the rule. */
  readonly since: string;
  readonly level: RuleLevel;
  /** Whether it offers fixes, and whether they join fix-all. */
  readonly fix: 'none' | 'choice' | 'safe';
  readonly options: O;
  /** The parts of the model that it looks at. */
  readonly reads: readonly Part[];
  /** True for a rule that looks at what the others have found. */
  readonly last?: true;
  /**
   * What it does with a document that tells several incidents: `each`, for what compares, looks at every
   * incident by itself; `none`, for what is missing, is silent. Without it, it looks at the whole.
   */
  readonly several?: 'each' | 'none';
  /** `index`: it judges pages that list postmortems, whether or not they are read as one. */
  readonly of?: 'index';
  /** One sentence: what it finds. */
  readonly summary: string;
  /** Why a reader of the postmortem should care. Markdown paragraphs. */
  readonly why: string;
  readonly examples: readonly Example[];
  check(context: RuleContext<OptionValues<O>, Part>): void;
}

/**
 * Gives the literal types of a rule's options and of the parts that it reads to its `check`; outside, a
 * rule is just a rule.
 */
export function defineRule<const O extends RuleOptions, const Part extends PartName>(
  rule: Rule<O, Part>,
): Rule {
  // The runner gives each rule all parts, so those that it names among them.
  return rule as unknown as Rule;
}
