import { calendarLayout, weekLayout } from '../../../server/src/picture/charts/calendar';
import { l10n } from '../words';
import {
  incidentMark,
  keyed,
  LeftOut,
  Section,
  severityKind,
  SeverityLegend,
  Untold,
  type PartProps,
} from './section';

/** Names of the language of VS Code, short as they stand in a calendar. */
const named = (options: Intl.DateTimeFormatOptions, days: readonly number[]): readonly string[] => {
  const format = new Intl.DateTimeFormat(document.documentElement.lang || 'en', {
    ...options,
    timeZone: 'UTC',
  });
  return days.map((day) => format.format(new Date(day)));
};

const MONTHS = named(
  { month: 'short' },
  Array.from({ length: 12 }, (_, month) => Date.UTC(2025, month, 15)),
);
/** 2025-09-01 was a Monday. */
const WEEKDAYS = named(
  { weekday: 'short' },
  Array.from({ length: 7 }, (_, day) => Date.UTC(2025, 8, day + 1)),
);

/** The incidents on their days. */
export function Calendar({ data, open }: PartProps) {
  const { marks, untold, leftOut } = data.calendar;
  return (
    <Section
      title={l10n.t('Calendar')}
      said={l10n.t('{0} of {1} incidents', marks.length, data.incidents.length)}
      marks={keyed(
        marks.map(({ of, line, date }) => {
          const { title, uri } = incidentMark(data, of);
          return { label: `${date}: ${title}`, kind: severityKind(data, of), uri, line };
        }),
      )}
      chart={(width) =>
        calendarLayout(
          marks.map(({ date }) => date),
          width,
          MONTHS,
        )
      }
      about={data}
      open={open}
      wide
      legend={<SeverityLegend data={data} />}
    >
      <Untold data={data} of={untold} open={open} />
      <LeftOut data={data} of={leftOut} open={open} />
    </Section>
  );
}

/** When they began, on the clock of the team. */
export function Week({ data, open }: PartProps) {
  const { marks, untold, zone, from } = data.week;
  const why = {
    configuration: l10n.t('the zone of the configuration'),
    none: l10n.t('no configuration names the zone of the team'),
    several: l10n.t('the configurations name several zones'),
  }[from];
  return (
    <Section
      title={l10n.t('Hours of the week ({0})', zone)}
      said={l10n.t(
        '{0} of {1} incidents: those of which day, time and zone of the beginning are sure. The clock is that of {2}: {3}.',
        marks.length,
        data.incidents.length,
        zone,
        why,
      )}
      marks={keyed(
        marks.map(({ of, line, weekday, hour }) => {
          const { title, uri } = incidentMark(data, of);
          return {
            label: `${WEEKDAYS[weekday] ?? ''} ${clockOf(hour)}: ${title}`,
            kind: severityKind(data, of),
            uri,
            line,
          };
        }),
      )}
      chart={(width) => weekLayout(marks, width, WEEKDAYS)}
      about={data}
      open={open}
      legend={<SeverityLegend data={data} />}
    >
      <Untold data={data} of={untold} open={open} />
    </Section>
  );
}

/** `14:30`. */
function clockOf(hour: number): string {
  const minutes = Math.floor(hour * 60 + 1e-6);
  return [Math.floor(minutes / 60), minutes % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
