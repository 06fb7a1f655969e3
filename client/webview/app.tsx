import { useMemo } from 'preact/hooks';
import type { PreviewCommand, PreviewData, PreviewEdit } from '../../server/src/protocol';
import { Actions } from './actions';
import { Causes } from './causes';
import { Choice, dataOf, shownPart } from './choice';
import { Entries } from './entries';
import { Header } from './header';
import { chosen, Metrics } from './metrics';
import { translated } from './names';
import { Present } from './present';
import { Problems } from './problems';
import { Timeline } from './timeline';
import type { Settings } from './view';
import { l10n } from './words';

export interface AppProps {
  readonly data: PreviewData | null;
  /** Line of the cursor in the editor, zero-based. */
  readonly cursor: number | null;
  /** The document is not open any more; what is shown is its last state. */
  readonly closed: boolean;
  /** The panel stays with its document. */
  readonly locked: boolean;
  readonly settings: Settings;
  /** Changes some of them. */
  readonly set: (changes: Partial<Settings>) => void;
  readonly reveal: (line: number) => void;
  /** Opens a link of the document. */
  readonly open: (url: string) => void;
  /** Does something to the document. */
  readonly edit: (edit: PreviewEdit) => void;
  readonly run: (command: PreviewCommand) => void;
  /** The incident is shown to a meeting. */
  readonly presenting: boolean;
  readonly present: (on: boolean) => void;
}

/** The whole panel. All document text in it is text nodes; nothing of it is ever markup. */
export function App(props: AppProps) {
  const { data, closed } = props;
  const { incident } = props.settings;
  const shown = useMemo(() => data && translated(dataOf(data, incident)), [data, incident]);
  if (shown?.postmortem === true && props.presenting)
    return <Present data={shown} settings={props.settings} leave={() => props.present(false)} />;
  if (shown?.postmortem === true) return <Incident {...props} data={shown} />;
  if (data) return <Beginning run={props.run} />;
  return (
    <p class="empty">
      {closed
        ? l10n.t('The document was closed. Open it again to see its timeline.')
        : l10n.t('Reading the document…')}
    </p>
  );
}

function Incident(props: AppProps & { readonly data: PreviewData }) {
  const { data, cursor, closed, settings, set, reveal, edit } = props;
  const metrics = useMemo(
    () => data.metrics.map((metric) => ({ ...chosen(metric, settings.preset), id: metric.id })),
    [data, settings.preset],
  );
  // What does not change is the same element, which is not looked at again: zooming draws only the picture.
  const { timeline, problems, actions, people, analysis } = data;
  const { preset, grouping } = settings;
  const part = shownPart(data, settings.incident);
  const above = useMemo(
    () => (
      <>
        <Header
          data={data}
          locked={props.locked}
          run={props.run}
          present={() => props.present(true)}
        >
          {part && (
            <Choice
              incidents={data.incidents}
              shown={part}
              choose={({ key }) => set({ incident: key, view: null })}
            />
          )}
        </Header>
        <Metrics
          metrics={data.metrics}
          preset={preset}
          choose={(chosenPreset) => set({ preset: chosenPreset })}
          reveal={reveal}
        />
      </>
    ),
    [data, props.locked, preset],
  );
  const table = useMemo(
    () => <Entries timeline={timeline} cursor={cursor} reveal={reveal} />,
    [timeline, cursor],
  );
  const below = useMemo(
    () => (
      <>
        <Problems
          compared={timeline.entries.some(({ at }) => at !== null)}
          problems={problems}
          reveal={reveal}
          edit={edit}
        />
        <Actions
          actions={actions}
          counts={data.actionCounts}
          people={people}
          grouping={grouping}
          group={(by) => set({ grouping: by })}
          reveal={reveal}
          edit={edit}
        />
        <Causes analysis={analysis} reveal={reveal} />
      </>
    ),
    [data, grouping],
  );
  return (
    <main>
      {closed && <p class="notice">{l10n.t('The document was closed; this is how it was.')}</p>}
      {above}
      <Timeline
        timeline={timeline}
        metrics={metrics}
        cursor={cursor}
        reveal={reveal}
        open={props.open}
        edit={edit}
        settings={settings}
        set={set}
      />
      {table}
      {below}
    </main>
  );
}

const Beginning = ({ run }: { readonly run: (command: PreviewCommand) => void }) => (
  <main class="empty">
    <h1>{l10n.t('Not a postmortem yet')}</h1>
    <p>
      {l10n.t(
        'A document becomes one when it has sections such as Timeline, Impact, Root Cause or Action Items.',
      )}
    </p>
    <p>
      {l10n.t(
        'To begin, type “postmortem” in the editor and choose the snippet. To say it outright, write “<!-- postmortem -->” at the top.',
      )}
    </p>
    <p>
      <button type="button" class="tool" onClick={() => run('newPostmortem')}>
        {l10n.t('New postmortem…')}
      </button>
    </p>
  </main>
);
