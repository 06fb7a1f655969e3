import type { Temporal } from 'temporal-polyfill';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Configuration } from '../model/configuration';
import type { ListedDocuments } from '../model/indexPage/listed';
import { lineEndOf, normalise, type LineEnd } from '../text/source';
import { analyse } from '../workspace/analyse';
import type { Snapshot } from '../workspace/snapshot';
import { pathOf } from './paths';

/** An open document as features see it. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly end: LineEnd;
  /** Ids that the workspace knew. A document that refers to none does not depend on them. */
  readonly incidents: ReadonlySet<string> | null;
  /** What was known of the documents that it lists. */
  readonly documents: ListedDocuments | null;
  readonly snapshot: Snapshot;
}

/** Snapshots of open documents: each version is analysed once, with the tree of the version before. */
export class Snapshots {
  readonly #known = new Map<string, OpenDocument>();

  constructor(
    private readonly today: () => Temporal.PlainDate,
    private readonly onRuleFailure: (rule: string, error: unknown) => void,
  ) {}

  of(
    document: TextDocument,
    configuration: Configuration,
    incidents: ReadonlySet<string> | null,
    documents: ListedDocuments | null,
  ): OpenDocument {
    const known = this.#known.get(document.uri);
    const today = this.today();
    const fresh =
      known?.version === document.version &&
      known.snapshot.configuration === configuration &&
      known.documents === documents &&
      (known.incidents === incidents || known.snapshot.model.related.length === 0) &&
      known.snapshot.today.equals(today);
    if (known && fresh) return known;
    const source = document.getText();
    const snapshot = analyse(normalise(source), {
      configuration,
      today,
      path: pathOf(document.uri),
      incidents,
      documents,
      ...(known ? { previous: known.snapshot } : {}),
      onRuleFailure: this.onRuleFailure,
    });
    const open: OpenDocument = {
      uri: document.uri,
      version: document.version,
      end: lineEndOf(source),
      incidents,
      documents,
      snapshot,
    };
    this.#known.set(document.uri, open);
    return open;
  }

  close(uri: string): void {
    this.#known.delete(uri);
  }
}
