import type { Diagnostic } from 'vscode-languageserver';
import type { Temporal } from 'temporal-polyfill';
import { inParallel, type Incidents } from '../incidents/incidents';
import type { FileContent } from '../text/fileContent';
import { mayBePostmortem } from '../incidents/knownIncident';
import { analyse } from '../workspace/analyse';
import type { Snapshot } from '../workspace/snapshot';
import { normalise } from '../text/source';
import type { Configuration } from '../model/configuration';
import type { ListedDocuments } from '../model/indexPage/listed';
import { concerns } from './listedPages';
import { toDiagnostic, type DiagnosticAbilities } from './convert';
import type { OpenDocument } from './documents';

/** What a verdict stands on: the session of the connection. */
interface Ground {
  uriOf(path: string): string;
  current(uri: string): Promise<OpenDocument | null>;
  readonly today: Temporal.PlainDate;
  readonly incidents: Incidents;
  readonly settings: { for(uri: string): Promise<Configuration> };
  readonly listed: {
    known(page: string): ListedDocuments | null;
    of(page: string, snapshot: Snapshot): Promise<ListedDocuments | null>;
  };
  readonly abilities: DiagnosticAbilities;
  readonly stored: { look(path: string): Promise<FileContent> };
  readonly host: { pause(): Promise<void> };
}

/** What the rules say of one document of the workspace, open or not. */
export interface Verdict {
  readonly uri: string;
  /** Of the open document; null for a file. */
  readonly version: number | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly errors: number;
  readonly warnings: number;
  /** Whether a finding denies what the document says of its times or lengths. */
  readonly denied: boolean;
}

interface Kept extends Verdict {
  readonly today: string;
  readonly refers: boolean;
  /** What it stands on, where it is a page that lists documents. */
  readonly documents: ListedDocuments | null;
}

type Judged = Pick<OpenDocument, 'snapshot' | 'documents'>;

const AT_ONCE = 4;

/**
 * The verdicts on all documents of the workspace: the same as the command line gives. Kept until the
 * file, its configuration, the day or the ids that it refers to change.
 */
export class Verdicts {
  readonly #kept = new Map<string, Kept>();
  /** Readings under way: one that was forgotten meanwhile is not kept. */
  readonly #reading = new Map<string, symbol>();
  #paths: Promise<readonly string[]> | null = null;

  constructor(private readonly session: Ground) {}

  /** The last verdict on a path, where it still holds; undefined where it has to be made. */
  known(path: string): Verdict | undefined {
    const kept = this.#kept.get(path);
    return kept?.today === this.session.today.toString() ? kept : undefined;
  }

  /** The verdict on a path; null for a file that is gone, unreadable or no postmortem. */
  async of(path: string): Promise<Verdict | null> {
    const uri = this.session.uriOf(path);
    const open = await this.session.current(uri);
    if (open) return this.#keep(path, uri, open);
    const known = this.known(path);
    if (known?.version === null) return known;
    const turn = Symbol(path);
    this.#reading.set(path, turn);
    const read = await this.#read(path, uri);
    if (!read) return null;
    const verdict = verdictOf(this.session, uri, null, read);
    if (this.#reading.get(path) === turn) this.#kept.set(path, verdict);
    return verdict;
  }

  /**
   * Makes all verdicts, a few at a time in the order of the paths; each is told as it is made.
   * `going` is asked in between whether anybody still waits.
   */
  async each(
    going: () => boolean,
    told: (path: string, verdict: Verdict | null, done: number, of: number) => void,
  ): Promise<void> {
    const paths = await this.paths();
    let done = 0;
    await inParallel(paths, AT_ONCE, async (path) => {
      if (!going()) return;
      const verdict = await this.of(path);
      if (going()) told(path, verdict, ++done, paths.length);
      await this.session.host.pause();
    });
  }

  /** All Markdown files of the folders, listed again only when files come or go. */
  paths(): Promise<readonly string[]> {
    this.#paths ??= this.session.incidents.paths();
    return this.#paths;
  }

  /** Files came or went: what is in the folders is looked up again. */
  listAgain(): void {
    this.#paths = null;
  }

  /** A document changed: pages that list it are judged again. */
  forgetListing(path: string): void {
    for (const [page, { documents }] of this.#kept)
      if (concerns(documents, path)) this.#kept.delete(page);
  }

  forget(path: string): void {
    this.#reading.delete(path);
    this.#kept.delete(path);
  }

  /** What refers to other incidents is judged again: ids have appeared or gone. */
  forgetReferring(): void {
    this.#reading.clear();
    for (const [path, { refers }] of this.#kept) if (refers) this.#kept.delete(path);
  }

  forgetAll(): void {
    this.#reading.clear();
    this.#kept.clear();
    this.#paths = null;
  }

  #keep(path: string, uri: string, open: OpenDocument): Verdict {
    const known = this.#kept.get(path);
    if (
      known?.version === open.version &&
      known.today === open.snapshot.today.toString() &&
      known.documents === open.documents &&
      !known.refers
    )
      return known;
    const verdict = verdictOf(this.session, uri, open.version, open);
    this.#kept.set(path, verdict);
    return verdict;
  }

  async #read(path: string, uri: string): Promise<Judged | null> {
    const { session } = this;
    const content = await session.stored.look(path);
    if (content.kind !== 'text') return null;
    const configuration = await session.settings.for(uri);
    // Patterns of a configuration can make a postmortem of any text.
    if (configuration.files.length === 0 && !mayBePostmortem(path, content.text)) return null;
    const options = {
      configuration,
      today: session.today,
      path,
      incidents: session.incidents.ids,
    };
    const text = normalise(content.text);
    const snapshot = analyse(text, options);
    const documents = await session.listed.of(path, snapshot);
    return {
      snapshot: documents ? analyse(text, { ...options, documents }) : snapshot,
      documents,
    };
  }
}

function verdictOf(
  session: Ground,
  uri: string,
  version: number | null,
  { snapshot: { findings, lines, model, today }, documents }: Judged,
): Kept {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return {
    uri,
    version,
    diagnostics: findings.map((finding) => toDiagnostic(uri, lines, finding, session.abilities)),
    errors: errors.length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    denied: errors.some(({ rule }) => /^(?:summary|timeline|claims)\//.test(rule)),
    today: today.toString(),
    refers: model.related.length > 0,
    documents,
  };
}
