import { unitLayout } from '../../../server/src/picture/charts/units';
import { l10n } from '../words';
import { incidentMark, keyed, Legend, Section, type PartProps } from './section';

const NAMES: Readonly<Record<string, string>> = {
  started: l10n.t('impact started'),
  detected: l10n.t('detected'),
  acknowledged: l10n.t('acknowledged'),
  identified: l10n.t('identified'),
  mitigated: l10n.t('mitigated'),
  resolved: l10n.t('resolved'),
  'all-clear': l10n.t('all clear'),
};

/** How many documents tell each moment: what is measured at all. */
export function Milestones({ data, open }: PartProps) {
  const { milestones, incidents } = data;
  const named = milestones.map((one) => ({ ...one, name: NAMES[one.kind] ?? one.kind }));
  return (
    <Section
      title={l10n.t('What the documents tell')}
      said={l10n.t(
        'How many of {0} documents state each moment, in the order of their dates.',
        incidents.length,
      )}
      marks={keyed(
        named.flatMap(({ name, marks }) =>
          marks.map(({ of, line }) => {
            const { title, uri, line: top } = incidentMark(data, of);
            const label = [incidents[of]?.date, title].filter(Boolean).join(' ');
            return line === null
              ? {
                  label: l10n.t('{0}: not told by {1}', name, label),
                  kind: 'untold',
                  uri,
                  line: top,
                }
              : { label: `${name}: ${label}`, kind: 'told', uri, line };
          }),
        ),
      )}
      chart={(width) =>
        unitLayout(
          named.map(({ name, count, interval, marks }) => ({
            name,
            note: `${count}/${marks.length}${interval && width >= 420 ? ` · ${interval.map(percent).join('–')} %` : ''}`,
            count: marks.length,
          })),
          width,
        )
      }
      about={data}
      open={open}
      legend={
        <Legend
          entries={[
            { kind: 'told', name: l10n.t('stated') },
            { kind: 'untold', name: l10n.t('not told') },
          ]}
        />
      }
    />
  );
}

const percent = (share: number): number => Math.round(share * 100);
