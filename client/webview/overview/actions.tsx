import { unitLayout } from '../../../server/src/picture/charts/units';
import type { OverviewAction } from '../../../server/src/protocol';
import { l10n } from '../words';
import { incidentMark, keyed, Section, type PartProps } from './section';

const ROWS = [
  { kind: 'done', name: l10n.t('Done') },
  { kind: 'late', name: l10n.t('Overdue') },
  { kind: 'open', name: l10n.t('Open, not overdue') },
  { kind: 'unknown', name: l10n.t('Not told') },
] as const;

const kindOf = ({ state, late }: OverviewAction): (typeof ROWS)[number]['kind'] =>
  late ? 'late' : state;

/** What became of the actions. */
export function Actions({ data, open }: PartProps) {
  const { counts, marks } = data.actions;
  const rows = ROWS.map(({ kind, name }) => ({
    kind,
    name,
    marks: marks.filter((mark) => kindOf(mark) === kind),
  })).filter((row) => row.marks.length > 0);
  return (
    <Section
      title={l10n.t('Follow-through of actions')}
      said={[
        l10n.t(
          '{0} actions: {1} done, {2} open ({3} overdue on {4}), {5} of which the document does not tell.',
          counts.all,
          counts.done,
          counts.open,
          counts.late,
          data.today,
          counts.unknown,
        ),
        ...(counts.leftOut > 0
          ? [l10n.t('{0} stand twice in their document, and count once.', counts.leftOut)]
          : []),
      ].join(' ')}
      marks={keyed(
        rows.flatMap(({ kind, name, marks: own }) =>
          own.map((action) => {
            const { title, uri } = incidentMark(data, action.of);
            return { label: labelOf(action, name, title), kind, uri, line: action.line };
          }),
        ),
      )}
      chart={(width) =>
        unitLayout(
          rows.map(({ name, marks: own }) => ({
            name,
            note: `${own.length}/${marks.length}`,
            count: own.length,
          })),
          width,
        )
      }
      about={data}
      open={open}
    />
  );
}

const labelOf = ({ text, owner, due }: OverviewAction, state: string, title: string): string =>
  [
    `${state}: ${text}`,
    [owner ?? l10n.t('no owner'), due].filter((part) => part !== null).join(' · '),
    title,
  ].join('\n');
