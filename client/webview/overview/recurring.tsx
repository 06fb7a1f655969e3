import { recurrenceLayout } from '../../../server/src/picture/charts/calendar';
import type { OverviewRecurring } from '../../../server/src/protocol';
import { l10n } from '../words';
import { incidentMark, keyed, Section, severityKind, type PartProps } from './section';

/** The services that come back. */
export const Services = ({ data, open }: PartProps) => (
  <Recurring
    title={l10n.t('Services that come back')}
    said={l10n.t(
      '{0} of {1} documents name a service. Services of several incidents: {2}; not shown: {3}.',
      data.services.told,
      data.incidents.length,
      data.services.rows.length,
      data.services.others,
    )}
    recurring={data.services}
    data={data}
    open={open}
  />
);

/** Words that root causes share, each mark with what the cause says. */
export const Causes = ({ data, open }: PartProps) => (
  <Recurring
    title={l10n.t('Words that root causes share')}
    said={l10n.t(
      '{0} of {1} documents tell a root cause. These are words, not kinds of causes: read the lines. Rows: {2}.',
      data.causes.told,
      data.incidents.length,
      data.causes.rows.length,
    )}
    recurring={data.causes}
    data={data}
    open={open}
  />
);

function Recurring({
  title,
  said,
  recurring: { rows },
  data,
  open,
}: PartProps & {
  readonly title: string;
  readonly said: string;
  readonly recurring: OverviewRecurring;
}) {
  const dateOf = (of: number): string | null => data.incidents[of]?.date ?? null;
  return (
    <Section
      title={title}
      said={said}
      marks={keyed(
        rows.flatMap(({ name, marks }) =>
          marks.map(({ of, line, text }) => {
            const { title: incident, uri } = incidentMark(data, of);
            const about = [dateOf(of), incident].filter(Boolean).join(' ');
            return {
              label: text === name ? `${name}: ${about}` : `${name}: ${about}\n${shortened(text)}`,
              kind: severityKind(data, of),
              uri,
              line,
            };
          }),
        ),
      )}
      chart={(width) =>
        recurrenceLayout(
          rows.map(({ name, marks }) => ({
            name: `${marks.length}× ${name}`,
            dates: marks.map(({ of }) => dateOf(of)),
          })),
          width,
        )
      }
      about={data}
      open={open}
    />
  );
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= 160 ? text : `${characters.slice(0, 159).join('')}…`;
}
