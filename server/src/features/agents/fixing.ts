import { rowLike } from '../../edits/entryRow';
import type { Finding, Fix } from '../../rules/rule';
import { applyEdits, changedRange, type TextEdit } from '../../text/edit';
import { lineAt } from '../../text/lineIndex';
import { fixRounds } from '../../workspace/fixes';
import { prove } from '../../workspace/proof';
import type { Snapshot } from '../../workspace/snapshot';
import { offeredFixes } from '../offers';
import { ToolProblem } from './host';

/** Edits in rounds, each of the text that the one before leaves; what they leave in the end. */
export interface Made {
  readonly rounds: readonly (readonly TextEdit[])[];
  readonly after: Snapshot;
}

/** The fixes that were tried and do what they say, the preferred one first; no comment that silences. */
export function fixesOf(snapshot: Snapshot, finding: Finding): readonly Fix[] {
  const offered = offeredFixes(snapshot, finding).filter((fix) => finding.fixes.includes(fix));
  return [...offered].sort((a, b) => Number(b.preferred) - Number(a.preferred));
}

/** All fixes that have one right answer. */
export function allSafe(snapshot: Snapshot): Made {
  const rounds = fixRounds(snapshot, snapshot.withText);
  const text = rounds.reduce((done, edits) => applyEdits(done, edits), snapshot.text);
  return { rounds, after: snapshot.withText(text) };
}

/** One fix of one finding, by its line and the number that `check` gave it; both from 1 on. */
export function oneFix(
  snapshot: Snapshot,
  line: number,
  rule: string | null,
  choice: number,
): Made {
  const found = snapshot.findings.filter(
    (finding) =>
      lineAt(snapshot.lines, finding.range.from) + 1 === line &&
      (rule === null || finding.rule === rule),
  );
  const what = rule ?? 'finding';
  const [finding, other] = found;
  if (!finding) throw new ToolProblem(`line ${line} has no ${what} now; check again`);
  if (other && rule === null)
    throw new ToolProblem(
      `line ${line} has several findings; name the rule: ${found.map((one) => one.rule).join(', ')}`,
    );
  const fixes = found.flatMap((one) => fixesOf(snapshot, one));
  const fix = fixes[choice - 1];
  if (!fix)
    throw new ToolProblem(
      fixes.length === 0
        ? `${finding.rule} on line ${line} has no fix; change the text by what its message says`
        : `${finding.rule} on line ${line} has ${fixes.length} ${fixes.length === 1 ? 'fix' : 'fixes'}, no fix ${choice}`,
    );
  return { rounds: [fix.edits], after: snapshot.withText(applyEdits(snapshot.text, fix.edits)) };
}

/** `14:35`, `2:35 pm` are not asked of a caller: one form, so that nothing has to be guessed. */
const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)$/;

/**
 * A new entry in the form of its neighbours and at its place in order of time. `date` is asked for where
 * the entries have dates and more than one day fits.
 */
export function insertEntry(
  snapshot: Snapshot,
  {
    time,
    date,
    text,
  }: { readonly time: string; readonly date: string | null; readonly text: string },
): Made {
  const clock = CLOCK.exec(time);
  if (!clock)
    throw new ToolProblem(`${time} is no time such as 14:35, on the clock of the timeline`);
  if (text.trim() === '' || /[\n\r|]/.test(text))
    throw new ToolProblem('the text has to be one line without |');
  const timeline = [...snapshot.model.timelines].sort(
    (a, b) => b.entries.length - a.entries.length,
  )[0];
  const timed = timeline?.entries.filter(({ start }) => start?.time) ?? [];
  if (!timeline || timed.length === 0)
    throw new ToolProblem('there is no timeline with times to insert into');
  const minute = Number(clock[1]) * 60 + Number(clock[2]);
  const days = new Set(timed.map(({ start }) => start?.date?.toString() ?? null));
  const day = date ?? (days.size === 1 ? [...days][0] : undefined);
  if (day === undefined)
    throw new ToolProblem(`the timeline has several days; give the date: ${[...days].join(', ')}`);
  const wanted = timed.filter(({ start }) => (start?.date?.toString() ?? null) === day);
  const [model] = wanted;
  if (!model?.start?.time)
    throw new ToolProblem(
      `the timeline has no entry of ${day ?? 'that day'}; it has ${[...days].join(', ')}`,
    );
  const own = model.start.time.hour * 60 + model.start.time.minute + model.start.time.second / 60;
  const instant = model.start.at + minute - own;
  const follower = timed.find(({ start }) => start && start.at > instant);
  const like = follower ?? timed[timed.length - 1];
  const edit =
    like?.start &&
    rowLike(
      { document: snapshot.syntax, timeline, order: snapshot.configuration.dateOrder },
      {
        like,
        minutes: instant - like.start.at,
        side: follower ? 'before' : 'behind',
        said: text.trim(),
      },
    );
  if (!edit) throw new ToolProblem('an entry cannot be written in the form of this timeline');
  const proof = prove(snapshot, [edit], { entryAt: instant });
  if ('refused' in proof) throw new ToolProblem(`not inserted: ${proof.refused}`);
  return { rounds: [[edit]], after: proof.after };
}

/** What edits change, as lines with `-` and `+` and the line they begin at. */
export function changeLines(before: Snapshot, after: Snapshot): readonly string[] {
  const changed = changedRange(before.text, after.text);
  if (!changed) return ['nothing to change'];
  const whole = ({ text, lines }: Snapshot, from: number, to: number): readonly string[] => {
    const last = lines.starts[lineAt(lines, to) + 1] ?? text.length + 1;
    return text.slice(lines.starts[lineAt(lines, from)] ?? 0, last - 1).split('\n');
  };
  const old = whole(before, changed.before.from, changed.before.to);
  const now = whole(after, changed.after.from, changed.after.to);
  const same = new Set(now);
  const common = new Set(old.filter((line) => same.has(line)));
  // Where lines only changed their places, all of them are told.
  const kept = common.size === new Set([...old, ...now]).size ? new Set<string>() : common;
  return [
    `from line ${lineAt(before.lines, changed.before.from) + 1}:`,
    ...old.filter((line) => !kept.has(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !kept.has(line)).map((line) => `+ ${line}`),
  ];
}
