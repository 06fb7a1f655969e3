import type { PreviewAction } from '../../server/src/protocol';

/** Action items with owner, due date and status; open ones first. */
export function Actions({
  actions,
  reveal,
}: {
  readonly actions: readonly PreviewAction[];
  readonly reveal: (line: number) => void;
}) {
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
          <li key={action.key}>
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
          </li>
        ))}
      </ul>
    </section>
  );
}
