import type { ActionItem, ActionList } from '../../model/types';
import { doneWays, openWays, type ActionPlace, type Ways } from '../../edits/action';
import { shiftOf } from '../../edits/shift';
import { replacement } from '../../rules/support/edits';
import { lastDay } from '../../rules/support/days';
import { policyFor } from '../../rules/support/policy';
import type { TextEdit } from '../../text/edit';
import { range, touches } from '../../text/range';
import { dateLike, weekdayName, workingDay } from '../../time/style';
import { prove, type Purpose } from '../../workspace/proof';
import type { Snapshot } from '../../workspace/snapshot';
import { refactoring, type Refactoring, type RefactoringContext } from './refactoring';

/** Marks the action at the cursor done or open again, and moves its date. */
export function actionRefactorings({ snapshot, at }: RefactoringContext): readonly Refactoring[] {
  for (const list of snapshot.model.actions) {
    const item = list.items.find(({ range: own }) => touches(own, at.from));
    if (item) return [...done(snapshot, list, item), ...moved(snapshot, item)];
  }
  return [];
}

const done = (snapshot: Snapshot, list: ActionList, item: ActionItem): readonly Refactoring[] => {
  const outcome = setDone(snapshot, list, item);
  return 'refused' in outcome
    ? []
    : refactoring(item.done ? 'Open the action again' : 'Mark the action done', outcome.edits).map(
        (one) => ({ ...one, purpose: ANOTHER_STATUS }),
      );
};

/** What may be told of an action that is done, or open again. */
const ANOTHER_STATUS: Purpose = {
  mayTell: (rule) =>
    /^(?:actions\/(?:overdue|missing-due|missing-owner|missing-status|follow-up-contradiction)|summary\/status-contradiction)$/.test(
      rule,
    ),
};

/** Edits that were tried, or why there are none: a sentence without its full stop. */
export type Outcome = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

/** The first way that is read back as it is meant and changes nothing else. */
export function firstProved(
  snapshot: Snapshot,
  { range: own }: ActionItem,
  ways: Ways,
  holds: (item: ActionItem) => boolean,
  purpose: Purpose = {},
): Outcome {
  let refused = 'what would have to be written there could not be read back';
  for (const edits of ways) {
    const proof = prove(snapshot, edits, { ...purpose, actionAt: own.from });
    if ('refused' in proof) {
      refused = proof.refused;
      continue;
    }
    const at = shiftOf(edits).at(own.from);
    const items = proof.after.model.actions.flatMap((list) => list.items);
    const image = items.find(({ range: there }) => there.from === at);
    if (image && holds(image)) return { edits };
  }
  return { refused };
}

/** Marks an action done, or open again. */
export function setDone(snapshot: Snapshot, list: ActionList, item: ActionItem): Outcome {
  const words = snapshot.configuration.actionStatuses;
  const word = (pattern: RegExp, usual: string): string =>
    words.find((status) => pattern.test(status)) ?? usual;
  const place: ActionPlace = { document: snapshot.syntax, list, item };
  const ways = item.done
    ? openWays(place, word(/^(?:open|to ?do)/i, 'Open'))
    : doneWays(place, word(/^(?:done|complete|closed)/i, 'Done'));
  const turned = ({ done: now }: ActionItem): boolean => now !== item.done;
  return firstProved(snapshot, item, ways, turned, ANOTHER_STATUS);
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
