import type { PreviewData, PreviewEdit } from '../../server/src/protocol';
import { Actions } from './actions';
import { Causes } from './causes';
import { Entries } from './entries';
import { Header } from './header';
import { Metrics } from './metrics';
import { Problems } from './problems';
import { Timeline } from './timeline';
import type { Settings } from './view';

export interface AppProps {
  readonly data: PreviewData | null;
  /** Line of the cursor in the editor, zero-based. */
  readonly cursor: number | null;
  /** The document is not open any more; what is shown is its last state. */
  readonly closed: boolean;
  readonly reveal: (line: number) => void;
  /** Does something to the document. */
  readonly edit: (edit: PreviewEdit) => void;
  readonly settings: Settings;
  readonly set: (settings: Settings) => void;
}

/** The whole panel. All document text in it is text nodes; nothing of it is ever markup. */
export function App({ data, cursor, closed, reveal, edit, settings, set }: AppProps) {
  if (!data)
    return (
      <p class="empty">
        {closed
          ? 'The document was closed. Open it again to see its timeline.'
          : 'Reading the document…'}
      </p>
    );
  if (!data.postmortem) {
    return (
      <main class="empty">
        <h1>Not a postmortem yet</h1>
        <p>
          A document becomes one when it has sections such as Timeline, Impact, Root Cause or Action
          Items.
        </p>
        <p>
          To begin, type <code>postmortem</code> in the editor and choose the snippet. To say it
          outright, write <code>&lt;!-- postmortem --&gt;</code> at the top.
        </p>
      </main>
    );
  }
  return (
    <main>
      {closed && <p class="notice">The document was closed; this is how it was.</p>}
      <Header data={data} />
      <Metrics metrics={data.metrics} reveal={reveal} />
      <Timeline
        timeline={data.timeline}
        metrics={data.metrics}
        cursor={cursor}
        reveal={reveal}
        edit={edit}
        settings={settings}
        set={set}
      />
      <Entries timeline={data.timeline} cursor={cursor} reveal={reveal} />
      <Problems problems={data.problems} reveal={reveal} edit={edit} />
      <Actions actions={data.actions} people={data.people} reveal={reveal} edit={edit} />
      <Causes analysis={data.analysis} reveal={reveal} />
    </main>
  );
}
