import type {
  HostToOverview,
  OverviewAction,
  OverviewAnswer,
  OverviewChoice,
  OverviewFilter,
  OverviewIncident,
  OverviewLength,
  OverviewRecurring,
} from '../../../server/src/protocol';
import { actionCounts } from '../actionCounts';
import { flag, list, nullable, number, oneOf, record, text, type Check } from '../shape';

/** A message of the extension, or null for anything else that a page can receive. */
export function parseMessage(value: unknown): HostToOverview | null {
  return isMessage(value) ? value : null;
}

const mark = { of: number, line: number };
const leftOut = { ...mark, reason: text };

const pair: Check<readonly [number, number]> = (value): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((one) => number(one));

const optional =
  <T>(check: Check<T>): Check<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || check(value);

const length = record<OverviewLength>({
  id: oneOf('duration', 'detect', 'resolve'),
  rows: list(
    record<OverviewLength['rows'][number]>({
      severity: nullable(text),
      median: nullable(number),
      medianText: nullable(text),
      interval: nullable(pair),
      intervalTexts: list(text),
      marks: list(
        record<OverviewLength['rows'][number]['marks'][number]>({
          ...mark,
          minutes: number,
          text,
          definition: text,
          doubt: nullable(text),
        }),
      ),
    }),
  ),
  untold: list(number),
  leftOut: list(record<OverviewLength['leftOut'][number]>({ ...leftOut, minutes: number, text })),
});

const recurring = record<OverviewRecurring>({
  rows: list(
    record<OverviewRecurring['rows'][number]>({
      name: text,
      marks: list(record<OverviewRecurring['rows'][number]['marks'][number]>({ ...mark, text })),
    }),
  ),
  told: number,
  others: number,
});

type Part<K extends keyof OverviewAnswer> = OverviewAnswer[K];

const choices = list(record<OverviewChoice>({ value: nullable(text), n: number }));

const data = record<OverviewAnswer>({
  today: text,
  reading: nullable(record<{ done: number; of: number }>({ done: number, of: number })),
  unread: list(record<Part<'unread'>[number]>({ path: text, reason: text })),
  all: number,
  filter: (value): value is OverviewFilter =>
    record<Record<'quarter' | 'severity' | 'service', string | null | undefined>>({
      quarter: optional(nullable(text)),
      severity: optional(nullable(text)),
      service: optional(nullable(text)),
    })(value),
  choices: record<Part<'choices'>>({ quarter: choices, severity: choices, service: choices }),
  several: list(number),
  sameId: list(record<Part<'sameId'>[number]>({ id: text, of: list(number) })),
  incidents: list(
    record<OverviewIncident>({
      uri: text,
      title: text,
      line: number,
      date: nullable(text),
      severity: nullable(text),
      rank: nullable(number),
    }),
  ),
  lengths: list(length),
  calendar: record<Part<'calendar'>>({
    marks: list(record<Part<'calendar'>['marks'][number]>({ ...mark, date: text })),
    untold: list(number),
    leftOut: list(record<Part<'calendar'>['leftOut'][number]>(leftOut)),
  }),
  week: record<Part<'week'>>({
    zone: text,
    from: oneOf('configuration', 'several', 'none'),
    marks: list(record<Part<'week'>['marks'][number]>({ ...mark, weekday: number, hour: number })),
    untold: list(number),
  }),
  milestones: list(
    record<Part<'milestones'>[number]>({
      kind: text,
      count: number,
      interval: nullable(pair),
      marks: list(
        record<Part<'milestones'>[number]['marks'][number]>({ of: number, line: nullable(number) }),
      ),
    }),
  ),
  services: recurring,
  causes: recurring,
  actions: record<Part<'actions'>>({
    counts: actionCounts,
    marks: list(
      record<OverviewAction>({
        ...mark,
        text,
        owner: nullable(text),
        due: nullable(text),
        state: oneOf('done', 'open', 'unknown'),
        late: flag,
      }),
    ),
  }),
});

const isMessage = record<HostToOverview>({ type: oneOf('data'), data });
