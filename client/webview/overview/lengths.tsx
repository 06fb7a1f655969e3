import { dotLayout } from '../../../server/src/picture/charts/dots';
import type { OverviewLength } from '../../../server/src/protocol';
import { l10n } from '../words';
import {
  incidentMark,
  keyed,
  LeftOut,
  Section,
  severityKind,
  Untold,
  type PartProps,
} from './section';

const NAMES: Readonly<Record<OverviewLength['id'], string>> = {
  duration: l10n.t('Duration by severity'),
  detect: l10n.t('Time to detect by severity'),
  resolve: l10n.t('Time to resolve by severity'),
};

/** A length of the incidents: each a dot, and the median as a line where there are enough. */
export function Lengths({ length, data, open }: PartProps & { readonly length: OverviewLength }) {
  const { id, rows, untold, leftOut } = length;
  const n = rows.reduce((sum, { marks }) => sum + marks.length, 0);
  return (
    <Section
      title={NAMES[id]}
      said={l10n.t(
        '{0} of {1} incidents; {2} do not tell it, {3} are left out. The upright line is the median, the one under it its 95 % interval; a pale mark has a doubt.',
        n,
        data.incidents.length,
        untold.length,
        leftOut.length,
      )}
      marks={keyed(
        rows.flatMap(({ marks }) =>
          marks.map(({ of, line, text, definition, doubt }) => {
            const { title, uri } = incidentMark(data, of);
            return {
              label: [`${text}: ${title}`, definition, ...(doubt === null ? [] : [doubt])].join(
                '\n',
              ),
              kind: `${severityKind(data, of)}${doubt === null ? '' : ' doubted'}`,
              uri,
              line,
            };
          }),
        ),
      )}
      chart={(width) =>
        dotLayout(
          rows.map(({ severity, marks, median, medianText, interval }) => ({
            name: severity ?? l10n.t('severity not told'),
            values: marks.map(({ minutes }) => minutes),
            median,
            interval,
            note: `n = ${marks.length}${medianText === null ? '' : ` · ${medianText}`}`,
          })),
          width,
        )
      }
      about={data}
      open={open}
    >
      <Medians rows={rows} />
      <Untold data={data} of={untold} open={open} />
      <LeftOut data={data} of={leftOut} open={open} />
    </Section>
  );
}

/** What the lines of the chart are: of few values only how many there are. */
const Medians = ({ rows }: Pick<OverviewLength, 'rows'>) => (
  <ul class="medians quiet">
    {rows.map(({ severity, marks, medianText, intervalTexts: [from, to] }) => (
      <li key={severity}>
        {medianText === null || from === undefined || to === undefined
          ? l10n.t(
              '{0}: n = {1}, too few for a median',
              severity ?? l10n.t('severity not told'),
              marks.length,
            )
          : l10n.t(
              '{0}: n = {1}, median {2} (95 %: {3} to {4})',
              severity ?? l10n.t('severity not told'),
              marks.length,
              medianText,
              from,
              to,
            )}
      </li>
    ))}
  </ul>
);
