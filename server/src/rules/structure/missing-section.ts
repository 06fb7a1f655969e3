import type { Postmortem, SectionKind } from '../../model/types';
import type { TextEdit } from '../../text/edit';
import { range } from '../../text/range';
import { defineRule, type Fix } from '../rule';
import { choice, insertion } from '../support/edits';

interface Part {
  readonly kind: SectionKind;
  readonly name: string;
  /** Any of these stands for it. */
  readonly by: readonly SectionKind[];
  readonly skeleton: string;
}

/** In the order that they have in a document. */
const PARTS: readonly Part[] = [
  {
    kind: 'summary',
    name: 'Summary',
    by: ['summary'],
    skeleton: 'What happened, in two or three sentences.\n',
  },
  {
    kind: 'impact',
    name: 'Impact',
    by: ['impact'],
    skeleton: '- **Services Affected:**\n- **Users Affected:**\n',
  },
  {
    kind: 'timeline',
    name: 'Timeline',
    by: ['timeline'],
    skeleton: '| Time (UTC) | Event | Person |\n|------------|-------|--------|\n|  |  |  |\n',
  },
  {
    kind: 'root-cause',
    name: 'Root Cause',
    by: ['root-cause', 'contributing-factors', 'five-whys'],
    skeleton: 'What made this possible, and what set it off.\n',
  },
  {
    kind: 'resolution',
    name: 'Resolution',
    by: ['resolution'],
    skeleton: 'What ended the impact.\n',
  },
  { kind: 'went-well', name: 'What Went Well', by: ['went-well'], skeleton: '- \n' },
  { kind: 'went-wrong', name: 'What Went Wrong', by: ['went-wrong'], skeleton: '- \n' },
  {
    kind: 'action-items',
    name: 'Action Items',
    by: ['action-items'],
    skeleton:
      '| Priority | Action Item | Owner | Due Date | Status |\n|----------|-------------|-------|----------|--------|\n|  |  |  |  | Open |\n',
  },
  {
    kind: 'lessons',
    name: 'Lessons Learned',
    by: ['lessons', 'went-well', 'went-wrong'],
    skeleton: '- \n',
  },
];

const BASIC: readonly SectionKind[] = ['timeline', 'root-cause', 'action-items'];

export default defineRule({
  id: 'structure/missing-section',
  since: '0.1.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  summary: 'A section that every postmortem needs, or that the team requires, is not there.',
  why: `Without a timeline nobody can check the story, without a cause nothing is learned, without action items nothing changes. Those three are told as information, once, on the title. Sections that the configuration requires are warnings.`,
  examples: [
    {
      title: 'no action items',
      bad: '# ⟦Outage⟧\n\n## Timeline\n\n- 14:30 UTC - Alert\n\n## Root Cause\n\nA leak.\n',
      fixed:
        '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert\n\n## Root Cause\n\nA leak.\n\n## Action Items\n\n| Priority | Action Item | Owner | Due Date | Status |\n|----------|-------------|-------|----------|--------|\n|  |  |  |  | Open |\n',
    },
    {
      title: 'five whys are a cause',
      good: '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert\n\n## 5 Whys\n\n1. Why?\n\n## Follow-up Actions\n\n- Add an alert\n',
    },
  ],
  check({ model, text, configuration, report }) {
    if (model.recognition.template) return;
    const required = configuration.requiredSections;
    const kinds = required.length > 0 ? required : BASIC;
    const missing = PARTS.filter(
      (part) => kinds.includes(part.kind) && !part.by.some((kind) => isThere(model, kind)),
    );
    if (missing.length === 0) return;
    const names = missing.map((part) => part.name).join(', ');
    const end = text.indexOf('\n') === -1 ? text.length : text.indexOf('\n');
    report({
      range: model.title?.range ?? range(0, end),
      ...(required.length === 0 ? { severity: 'information' as const } : {}),
      message: `This postmortem has no ${missing.length === 1 ? 'section' : 'sections'} for: ${names}. ${required.length > 0 ? 'Your configuration requires that.' : 'Add what a reader will look for.'}`,
      fixes: fixesFor(model, text, missing),
    });
  },
});

/** All of them at once, then each alone. */
function fixesFor(model: Postmortem, text: string, missing: readonly Part[]): readonly Fix[] {
  const single = missing.map((part) =>
    choice(`Insert section ${part.name}`, [insertSection(model, text, part)], missing.length === 1),
  );
  if (missing.length === 1) return single;
  const names = missing.map((part) => part.name).join(', ');
  const all = missing.map((part) => insertSection(model, text, part));
  return [choice(`Insert sections ${names}`, all, true), ...single];
}

function isThere(model: Postmortem, kind: SectionKind): boolean {
  if (model.sections.some((section) => section.kind === kind)) return true;
  if (kind === 'timeline') return model.timelines.some((timeline) => timeline.entries.length >= 2);
  if (kind === 'action-items') return model.actions.length > 0;
  return false;
}

/** After the last top-level section that comes before it by custom, else at the end. */
function insertSection(model: Postmortem, text: string, part: Part): TextEdit {
  const order = PARTS.map((other) => other.kind);
  const mine = order.indexOf(part.kind);
  const tops = model.sections.filter(
    (section) => section.level >= 2 && section.kind !== 'other' && section.own,
  );
  const level = Math.min(...tops.map((section) => section.level), 6);
  const before = tops
    .filter(
      (section) =>
        section.level === level &&
        order.indexOf(section.kind) !== -1 &&
        order.indexOf(section.kind) < mine,
    )
    .pop();
  const at = before ? before.range.to : text.length;
  const heading = '#'.repeat(Number.isFinite(level) && tops.length > 0 ? level : 2);
  const lead =
    at === 0 || text.slice(0, at).endsWith('\n\n') ? '' : text[at - 1] === '\n' ? '\n' : '\n\n';
  const trail = at < text.length ? '\n' : '';
  return insertion(at, `${lead}${heading} ${part.name}\n\n${part.skeleton}${trail}`);
}
