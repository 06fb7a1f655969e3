import type { Temporal } from 'temporal-polyfill';
import { buildPostmortem } from '../model/build';
import type { Configuration } from '../model/configuration';
import type { ListedDocuments } from '../model/indexPage/listed';
import { runRules } from '../rules/run';
import { listingOf } from '../rules/support/listing';
import { keepDocument } from '../syntax/document';
import { indexLines } from '../text/lineIndex';
import type { Snapshot } from './snapshot';

export interface AnalyseOptions {
  readonly configuration: Configuration;
  readonly today: Temporal.PlainDate;
  /** Only looked at, never opened; null for a document without a file. */
  readonly path: string | null;
  /** The version before, for incremental parsing. */
  readonly previous?: Snapshot;
  /** Ids of all incidents that the workspace knows; null or absent without a workspace. */
  readonly incidents?: ReadonlySet<string> | null;
  /** What is known of the files that the document links to; absent where nobody looked. */
  readonly documents?: ListedDocuments | null;
  /** True to treat any document as a postmortem. */
  readonly always?: boolean;
  /** Told once for each rule that threw. */
  readonly onRuleFailure?: (rule: string, error: unknown) => void;
}

/** Everything there is to know about one version of a document. `text` has LF line ends. */
export function analyse(text: string, options: AnalyseOptions): Snapshot {
  const { previous, ...settings } = options;
  const { configuration, today, path } = settings;
  const syntax = keepDocument(text, previous?.syntax);
  const model = buildPostmortem(syntax, configuration, path, previous?.model);
  const applies = model.recognition.postmortem || options.always === true;
  const listing = options.documents
    ? listingOf(syntax, model, configuration, options.documents)
    : null;
  const result =
    applies || listing
      ? runRules(
          model,
          syntax,
          {
            today,
            configuration,
            incidents: options.incidents ?? null,
            listing,
            postmortem: applies,
          },
          previous?.model,
        )
      : { findings: [], failures: [] };
  for (const { rule, error } of result.failures) options.onRuleFailure?.(rule, error);
  const snapshot: Snapshot = {
    text,
    lines: indexLines(text),
    syntax,
    model,
    findings: result.findings,
    configuration,
    today,
    withText: (next) => analyse(next, { ...settings, previous: snapshot }),
  };
  return snapshot;
}
