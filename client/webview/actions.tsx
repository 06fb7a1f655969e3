import type { PreviewAction, PreviewEdit } from '../../server/src/protocol';

interface ActionsProps {
  readonly actions: readonly PreviewAction[];
  /** Names for the owner menu. */
  readonly people: readonly string[];
  readonly reveal: (line: number) => void;
  readonly edit: (edit: PreviewEdit) => void;
}

/** Action items with owner, due date and status; open ones first. What is changed here is changed in the document. */
export function Actions({ actions, people, reveal, edit }: ActionsProps) {
  if (actions.length === 0) return null;
  const open = actions.filter((action) => !action.done);
  const overdue = open.filter((action) => action.overdue).length;
  return (
    <section aria-labelledby="actions-title">
      <h2 id="actions-title">
        Action items{' '}
        <span class="count">
          {open.length} open{overdue > 0 ? `, ${overdue} overdue` : ''}
        </span>
      </h2>
      <ul class="rows">
        {[...open, ...actions.filter((action) => action.done)].map((action) => (
          <li key={action.key} class="board">
            <input
              type="checkbox"
              checked={action.done}
              aria-label={`Done: ${action.text}`}
              onChange={() => edit({ kind: 'done', line: action.line })}
            />
            <button
              type="button"
              class={action.done ? 'row done' : 'row'}
              onClick={() => reveal(action.line)}
            >
              {action.priority !== null && <span class="priority">{action.priority}</span>}
              <span class="row-text">{action.text}</span>
              <span class="row-note">
                {action.owner ?? 'no owner'}
                {action.due !== null && (
                  <span class={action.overdue ? 'overdue' : ''}>
                    {' '}
                    · {action.overdue ? `overdue since ${action.due}` : action.due}
                  </span>
                )}
                {action.done && ' · done'}
              </span>
            </button>
            {!action.done && (
              <span class="tools">
                <select
                  aria-label={`Owner: ${action.text}`}
                  value={action.owner ?? ''}
                  onChange={({ currentTarget }) =>
                    edit({ kind: 'owner', line: action.line, owner: currentTarget.value })
                  }
                >
                  <option value="" disabled>
                    Owner…
                  </option>
                  {[...new Set([...(action.owner === null ? [] : [action.owner]), ...people])].map(
                    (name) => (
                      <option key={name} value={name}>
                        {name}
                      </option>
                    ),
                  )}
                </select>
                {action.due !== null && (
                  <button
                    type="button"
                    class="tool"
                    aria-label={`+1 week: ${action.text}`}
                    onClick={() => edit({ kind: 'due', line: action.line, days: 7 })}
                  >
                    +1 week
                  </button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
