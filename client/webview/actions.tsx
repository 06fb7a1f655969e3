import type { ActionCounts, PreviewAction, PreviewEdit } from '../../server/src/protocol';
import { DateField } from './dateField';
import { groupsOf, laterBy } from './groups';
import type { Grouping } from './view';
import { l10n } from './words';

interface ActionsProps {
  readonly actions: readonly PreviewAction[];
  readonly counts: ActionCounts;
  /** Names for the owner menu. */
  readonly people: readonly string[];
  readonly grouping: Grouping;
  readonly group: (by: Grouping) => void;
  readonly reveal: (line: number) => void;
  readonly edit: (edit: PreviewEdit) => void;
}

/** The board of action items. What is changed here is changed in the document. */
export function Actions({ actions, counts, people, grouping, group, reveal, edit }: ActionsProps) {
  if (actions.length === 0) return null;
  return (
    <section aria-labelledby="actions-title">
      <div class="bar">
        <h2 id="actions-title">
          {l10n.t('Action items')}{' '}
          <span class="count">
            {l10n.t('{0} open', counts.open)}
            {counts.late > 0 ? `, ${l10n.t('{0} overdue', counts.late)}` : ''}
            {counts.unknown > 0 ? `, ${l10n.t('{0} not told', counts.unknown)}` : ''}
          </span>
        </h2>
        <select
          aria-label={l10n.t('Action items by')}
          value={grouping}
          onChange={({ currentTarget }) => group(currentTarget.value as Grouping)}
        >
          <option value="status">{l10n.t('By status')}</option>
          <option value="owner">{l10n.t('By owner')}</option>
          <option value="due">{l10n.t('By due date')}</option>
        </select>
      </div>
      <div class="board">
        {groupsOf(actions, grouping).map(({ name, items }) => (
          <div key={name} class="column" role="group" aria-label={name}>
            <h3>
              {name} <span class="count">{items.length}</span>
            </h3>
            <ul>
              {items.map((action) => (
                <Item
                  key={action.key}
                  action={action}
                  people={people}
                  reveal={reveal}
                  edit={edit}
                />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function Item({
  action: { text, line, state, owner, due, dueDate, overdue, priority },
  people,
  reveal,
  edit,
}: {
  readonly action: PreviewAction;
  readonly people: readonly string[];
  readonly reveal: (line: number) => void;
  readonly edit: (edit: PreviewEdit) => void;
}) {
  const done = state === 'done';
  const owners = [...new Set([...(owner === null ? [] : [owner]), ...people])];
  const setDate = (date: string): void => {
    if (date !== '') edit({ kind: 'due', line, date });
  };
  return (
    <li class={overdue ? 'item late' : 'item'} data-line={line}>
      <div class="what">
        <input
          type="checkbox"
          checked={done}
          aria-label={l10n.t('Done: {0}', text)}
          onChange={({ currentTarget }) => {
            // The document says whether it is done; the panel is drawn again from it.
            currentTarget.checked = done;
            edit({ kind: 'done', line });
          }}
        />
        <button
          type="button"
          dir="auto"
          class={done ? 'plain done' : 'plain'}
          onClick={() => reveal(line)}
        >
          {priority !== null && <b>{priority} </b>}
          {text}
        </button>
      </div>
      <div class="controls">
        {owners.length === 0 ? (
          <span class="quiet">{l10n.t('no owner')}</span>
        ) : (
          <select
            aria-label={l10n.t('Owner: {0}', text)}
            value={owner ?? ''}
            onChange={({ currentTarget }) =>
              edit({ kind: 'owner', line, owner: currentTarget.value })
            }
          >
            <option value="" disabled>
              {l10n.t('No owner')}
            </option>
            {owners.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
        <DateField name={l10n.t('Due: {0}', text)} value={dueDate ?? ''} set={setDate} />
        {dueDate !== null && !done && (
          <button
            type="button"
            class="tool"
            aria-label={l10n.t('+1 week: {0}', text)}
            onClick={() => setDate(laterBy(dueDate, 7))}
          >
            {l10n.t('+1 week')}
          </button>
        )}
        {due !== null && dueDate === null && <span class="quiet">{due}</span>}
        {overdue && <span class="overdue">{l10n.t('overdue')}</span>}
      </div>
    </li>
  );
}
