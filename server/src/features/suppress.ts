import { commentAbove, commentOnTop } from '../edits/commentPlace';
import type { Finding, Fix } from '../rules/rule';
import type { Snapshot } from '../workspace/snapshot';

/** Comments that silence a finding where one can stand above it, or its rule in the whole document. */
export function suppressions({ syntax }: Snapshot, finding: Finding): readonly Fix[] {
  const comment = (scope: string): string =>
    `<!-- postmortem-${scope} ${finding.rule} -- reason -->`;
  const above = commentAbove(syntax, finding.range.from, comment('disable-next-line'));
  const silence = (title: string, edit: Fix['edits'][number]): Fix => ({
    title: `Silence ${finding.rule} ${title}`,
    edits: [edit],
    preferred: false,
    safe: false,
  });
  return [
    ...(above ? [silence('for this line', above)] : []),
    silence('in this document', commentOnTop(syntax, comment('disable-file'))),
  ];
}
