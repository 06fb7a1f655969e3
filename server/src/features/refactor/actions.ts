import type { ActionItem } from '../../model/types';
import { fillEmpty, replacement } from '../../rules/support/edits';
import { lastDay } from '../../rules/support/days';
import { policyFor } from '../../rules/support/policy';
import type { TextEdit } from '../../text/edit';
import { range, touches } from '../../text/range';
import { dateLike, weekdayName, workingDay } from '../../time/style';
import type { Snapshot } from '../../workspace/snapshot';
import { refactoring, type Refactoring, type RefactoringContext } from './refactoring';

/** Marks the action at the cursor done or open again, and moves its date. */
export function actionRefactorings({ snapshot, at }: RefactoringContext): readonly Refactoring[] {
  const item = snapshot.model.actions
    .flatMap((list) => list.items)
    .find(({ range: own }) => touches(own, at.from));
  return item ? [...done(snapshot, item), ...moved(snapshot, item)] : [];
}

const done = (snapshot: Snapshot, item: ActionItem): readonly Refactoring[] =>
  refactoring(
    item.done ? 'Open the action again' : 'Mark the action done',
    doneEdits(snapshot, item),
  );

/** Ticks the box and sets the status, or takes both back. */
export function doneEdits(
  { text, configuration }: Snapshot,
  item: ActionItem,
): readonly TextEdit[] {
  const box = /^[\s\d.)*+-]{0,12}\[( |x|X)\]/.exec(
    text.slice(item.range.from, item.range.from + 16),
  );
  const mark = item.range.from + (box?.[0].length ?? 0) - 2;
  const words = configuration.actionStatuses;
  const word = (pattern: RegExp, usual: string): string =>
    words.find((status) => pattern.test(status)) ?? usual;
  const status = item.done
    ? word(/^(?:open|to ?do)/i, 'Open')
    : word(/^(?:done|complete|closed)/i, 'Done');
  return [
    ...(box ? [replacement(range(mark, mark + 1), item.done ? ' ' : 'x')] : []),
    ...(item.status.kind === 'valid'
      ? [replacement(item.status.range, status)]
      : item.status.range.from > 0 && !box && item.status.kind === 'absent'
        ? [fillEmpty(text, item.status.range, status)]
        : []),
  ];
}

function moved(snapshot: Snapshot, item: ActionItem): readonly Refactoring[] {
  const { today, model, configuration } = snapshot;
  if (item.done || item.due.kind !== 'valid' || !item.due.value.exact || !item.due.value.date)
    return [];
  const { date } = item.due.value;
  const { text, range: at } = item.due;
  const priority = item.priority.kind === 'valid' ? item.priority.value.toLowerCase() : '';
  const days = policyFor(model, configuration).get(priority);
  const last = lastDay(model);
  const targets = [
    ['a week later', workingDay(date.add({ days: 7 }))],
    ['a week from today', workingDay(today.add({ days: 7 }))],
    ...(last && days !== undefined
      ? ([['as the policy has it', last.add({ days })]] as const)
      : []),
  ] as const;
  return targets.flatMap(([name, target]) =>
    target.equals(date)
      ? []
      : refactoring(`Move the date to ${weekdayName(target)}, ${target.toString()} (${name})`, [
          replacement(at, dateLike(target, text, configuration.dateOrder)),
        ]),
  );
}

/** Numbers for whys that have none, or wrong ones. */
export function whyRefactorings({ snapshot, at }: RefactoringContext): readonly Refactoring[] {
  const { model, text } = snapshot;
  const section = model.sections.find(
    ({ kind, range: own }) => kind === 'five-whys' && at.from >= own.from && at.from <= own.to,
  );
  if (!section) return [];
  const edits = model.analysis.whys
    .filter(({ range: own }) => own.from >= section.range.from && own.to <= section.range.to)
    .flatMap(({ range: own }, index) => {
      const marker = /^(?:[-*+]|\d{1,3}[.)])/.exec(text.slice(own.from, own.from + 5))?.[0];
      const wanted = `${index + 1}.`;
      return marker === undefined || marker === wanted
        ? []
        : [replacement(range(own.from, own.from + marker.length), wanted)];
    });
  return refactoring('Number the whys', edits);
}

/** Fills in the duration and the metrics that stand empty or contradict the times. */
export function metricRefactorings({ snapshot, at }: RefactoringContext): readonly Refactoring[] {
  const { findings, model } = snapshot;
  const near = model.sections.find(({ headingRange }) => touches(headingRange, at.from));
  const onField = model.incident.durations.some(({ range: own, label }) =>
    touches(range(label.range.from, own.to), at.from),
  );
  if (!onField && near?.kind !== 'stats' && near?.level !== 1) return [];
  const edits = findings
    .filter(
      ({ rule, range: own }) =>
        rule === 'claims/metric-mismatch' ||
        rule === 'summary/duration-mismatch' ||
        (rule === 'summary/missing-field' &&
          model.fields.some(
            (field) => field.kind === 'duration' && touches(field.range, own.from),
          )),
    )
    .flatMap(({ fixes }) => (fixes.find(({ preferred }) => preferred) ?? fixes[0])?.edits ?? []);
  return edits.length < 2 ? [] : refactoring('Fill in the duration and all metrics', edits);
}
