import type { OverviewAnswer, OverviewChoice, OverviewFilter } from '../../../server/src/protocol';
import { l10n } from '../words';

type By = 'quarter' | 'severity' | 'service';

/** The menus that say which incidents are shown. */
export function Filters({
  data: { choices, filter },
  set,
}: {
  readonly data: Pick<OverviewAnswer, 'choices' | 'filter'>;
  readonly set: (filter: OverviewFilter) => void;
}) {
  const names: Readonly<Record<By, readonly [string, string]>> = {
    quarter: [l10n.t('Quarter'), l10n.t('All quarters')],
    severity: [l10n.t('Severity'), l10n.t('All severities')],
    service: [l10n.t('Service'), l10n.t('All services')],
  };
  const chosen = (['quarter', 'severity', 'service'] as const).some(
    (by) => filter[by] !== undefined,
  );
  return (
    <div class="filters" role="group" aria-label={l10n.t('Which incidents are shown')}>
      {(['quarter', 'severity', 'service'] as const).map((by) => (
        <select
          key={by}
          aria-label={names[by][0]}
          value={writtenOf(filter[by])}
          onChange={({ currentTarget }) => {
            const value = valueOf(currentTarget.value);
            const others = Object.entries(filter).filter(([name]) => name !== by);
            set(Object.fromEntries(value === undefined ? others : [...others, [by, value]]));
          }}
        >
          <option value="">{names[by][1]}</option>
          {shownChoices(choices[by], filter[by]).map(({ value, n }) => (
            <option key={writtenOf(value)} value={writtenOf(value)}>
              {`${value ?? l10n.t('Not told')} (${n})`}
            </option>
          ))}
        </select>
      ))}
      {chosen && (
        <button type="button" class="tool" onClick={() => set({})}>
          {l10n.t('Show all')}
        </button>
      )}
    </div>
  );
}

/** What is chosen stays a choice when its last document is gone. */
const shownChoices = (
  choices: readonly OverviewChoice[],
  chosen: string | null | undefined,
): readonly OverviewChoice[] =>
  chosen === undefined || choices.some(({ value }) => value === chosen)
    ? choices
    : [...choices, { value: chosen, n: 0 }];

/** A choice as the value of an option: all, none, or one. */
const writtenOf = (value: string | null | undefined): string =>
  value === undefined ? '' : value === null ? '-' : `=${value}`;

const valueOf = (written: string): string | null | undefined =>
  written === '' ? undefined : written === '-' ? null : written.slice(1);
