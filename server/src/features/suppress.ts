import type { Finding, Fix } from '../rules/rule';
import { range, type Range } from '../text/range';
import type { Snapshot } from '../workspace/snapshot';

/** Comments that silence a finding here, or its rule in the whole document. */
export function suppressions(snapshot: Snapshot, finding: Finding): readonly Fix[] {
  const { text } = snapshot;
  const comment = (scope: string): string =>
    `<!-- postmortem-${scope} ${finding.rule} -- reason -->`;
  const insert = (at: number, newText: string): Fix['edits'] => [{ range: range(at, at), newText }];
  const line = text.lastIndexOf('\n', finding.range.from - 1) + 1;
  const fixes: Fix[] = [];
  if (!isInTable(snapshot, finding.range))
    fixes.push({
      title: `Silence ${finding.rule} for this line`,
      edits: insert(line, `${indentOf(text, line)}${comment('disable-next-line')}\n`),
      preferred: false,
      safe: false,
    });
  const top = snapshot.syntax.frontMatter?.range.to ?? 0;
  const lead = top > 0 && text[top - 1] !== '\n' ? '\n' : '';
  fixes.push({
    title: `Silence ${finding.rule} in this document`,
    edits: insert(top, `${lead}${comment('disable-file')}\n\n`),
    preferred: false,
    safe: false,
  });
  return fixes;
}

/** A comment between two rows would end the table. */
const isInTable = ({ model }: Snapshot, at: Range): boolean =>
  [...model.timelines, ...model.actions].some(
    ({ table }) => table && at.from >= table.range.from && at.to <= table.range.to,
  );

/** White space before a paragraph or an item, so that a comment in a list stays in it. */
const indentOf = (text: string, line: number): string =>
  /^[ \t]{0,20}/.exec(text.slice(line, line + 20))?.[0] ?? '';
