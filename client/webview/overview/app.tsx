import type { OverviewAnswer, OverviewToHost } from '../../../server/src/protocol';
import { l10n } from '../words';
import { Actions } from './actions';
import { Calendar, Week } from './dates';
import { Filters } from './filters';
import { Lengths } from './lengths';
import { Milestones } from './milestones';
import { Causes, Services } from './recurring';
import { incidentMark, Listed } from './section';

interface AppProps {
  readonly data: OverviewAnswer | null;
  readonly tell: (message: OverviewToHost) => void;
}

/** The page over all postmortems of the workspace. */
export function App({ data, tell }: AppProps) {
  if (!data) return <main class="empty" aria-busy="true" />;
  if (data.all === 0) return <Nothing data={data} tell={tell} />;
  const open = ({ uri, line }: { readonly uri: string; readonly line: number }): void =>
    tell({ type: 'open', uri, line });
  const props = { data, open };
  return (
    <main>
      <Head data={data} tell={tell} />
      <Filters data={data} set={(filter) => tell({ type: 'filter', filter })} />
      <Remarks {...props} />
      {data.incidents.length === 0 ? (
        <p class="notice">
          {l10n.t('No postmortem passes the filter.')}{' '}
          <button type="button" class="tool" onClick={() => tell({ type: 'filter', filter: {} })}>
            {l10n.t('Show all')}
          </button>
        </p>
      ) : (
        <div class="sections">
          <Calendar {...props} />
          <Week {...props} />
          {data.lengths.map((length) => (
            <Lengths key={length.id} length={length} {...props} />
          ))}
          <Milestones {...props} />
          <Actions {...props} />
          <Services {...props} />
          <Causes {...props} />
        </div>
      )}
    </main>
  );
}

function Head({ data, tell }: AppProps & { readonly data: OverviewAnswer }) {
  const { incidents, all, actions, reading } = data;
  const dates = incidents.flatMap(({ date }) => date ?? []);
  const [first = null] = dates;
  const last = dates.at(-1) ?? null;
  const { open, late, unknown } = actions.counts;
  return (
    <header>
      <div class="bar">
        <h1>{l10n.t('Overview of incidents')}</h1>
        <button
          type="button"
          class="tool"
          onClick={() => tell({ type: 'run', command: 'openReport' })}
        >
          {l10n.t('Open as report')}
        </button>
      </div>
      <ul class="facts">
        <Fact
          value={incidents.length}
          name={
            incidents.length === all ? l10n.t('postmortems') : l10n.t('of {0} postmortems', all)
          }
        />
        {first !== null && last !== null && (
          <Fact value={first === last ? first : `${first} – ${last}`} name={l10n.t('dates')} />
        )}
        <Fact value={open} name={l10n.t('actions open')} />
        <Fact value={late} name={l10n.t('of them overdue')} />
        <Fact value={unknown} name={l10n.t('actions not told whether done')} />
      </ul>
      {reading && (
        <p class="quiet" role="status">
          {l10n.t('The postmortems are being read: {0} of {1} files.', reading.done, reading.of)}
        </p>
      )}
      <p class="quiet">
        {l10n.t(
          'Each mark is one document, and opens it at its line. What a document does not tell, and what its own words speak against, is in no chart; below each stands how many that are. These numbers hold for these documents only: incidents differ too much, and are too few, for a trend, a comparison of teams or a target to follow from them.',
        )}
      </p>
    </header>
  );
}

const Fact = ({ value, name }: { readonly value: string | number; readonly name: string }) => (
  <li>
    <b>{value}</b> <span>{name}</span>
  </li>
);

/** What makes the numbers less than they seem. */
function Remarks({
  data,
  open,
}: {
  readonly data: OverviewAnswer;
  readonly open: (mark: { readonly uri: string; readonly line: number }) => void;
}) {
  const { several, sameId, unread } = data;
  if (several.length + sameId.length + unread.length === 0) return null;
  return (
    <div class="remarks">
      {several.length > 0 && (
        <Listed
          name={l10n.t(
            'Files that tell several incidents, and so count once and without lengths: {0}',
            several.length,
          )}
          items={several.map((of) => ({ ...incidentMark(data, of), note: null }))}
          open={open}
        />
      )}
      {sameId.map(({ id, of }) => (
        <Listed
          key={id}
          name={l10n.t('The id {0} stands in {1} files; each counts', id, of.length)}
          items={of.map((one) => ({ ...incidentMark(data, one), note: null }))}
          open={open}
        />
      ))}
      {unread.length > 0 && (
        <details>
          <summary>{l10n.t('Could not be read, and is in no number: {0}', unread.length)}</summary>
          <ul class="listed">
            {unread.map(({ path, reason }) => (
              <li key={path}>
                {path}: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Nothing({
  data: { reading, unread },
  tell,
}: AppProps & { readonly data: OverviewAnswer }) {
  return (
    <main class="empty">
      <h1>{l10n.t('Overview of incidents')}</h1>
      {reading ? (
        <p role="status">
          {l10n.t('The postmortems are being read: {0} of {1} files.', reading.done, reading.of)}
        </p>
      ) : (
        <>
          <p>
            {l10n.t(
              'No Markdown file of the open folders is a postmortem yet, so there is nothing to show.',
            )}
          </p>
          {unread.map(({ path, reason }) => (
            <p key={path}>
              {path}: {reason}
            </p>
          ))}
          <p>
            <button
              type="button"
              class="tool"
              onClick={() => tell({ type: 'run', command: 'newPostmortem' })}
            >
              {l10n.t('New postmortem…')}
            </button>
          </p>
        </>
      )}
    </main>
  );
}
