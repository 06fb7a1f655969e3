import type { Configuration, SectionSetting } from '../../model/configuration';
import { namesFor } from '../../model/language';
import type { Postmortem, SectionKind, WithTimes } from '../../model/types';
import { headingWords } from '../../language/words';
import { defineRule, type Fix } from '../rule';
import { choice } from '../support/edits';
import { levelOf, requiredSections } from '../support/policy';
import { hasSection } from '../support/sections';
import { insertSection, SECTION_ORDER } from '../support/skeletons';
import { range } from '../../text/range';

const BASIC: readonly SectionKind[] = ['timeline', 'root-cause', 'action-items'];

export default defineRule({
  id: 'structure/missing-section',
  since: '0.1.0',
  level: 'warning',
  fix: 'choice',
  options: {},
  reads: ['actions', 'incident', 'sections', 'times', 'title', 'zone'],
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
      title: 'required by the team, under its own heading',
      configuration: {
        sections: ['timeline', { heading: 'Customer Communication', required: true }],
      },
      bad: '# ⟦Outage⟧\n\n## Timeline\n\n- 14:30 UTC - Alert\n',
      fixed: '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert\n\n## Customer Communication\n\n',
    },
    {
      title: "in the document's language",
      bad: '# ⟦障害報告⟧\n\n## 経緯\n\n- 14:30 JST アラート\n\n## 根本原因\n\nメモリ不足。\n',
      fixed:
        '# 障害報告\n\n## 経緯\n\n- 14:30 JST アラート\n\n## 根本原因\n\nメモリ不足。\n\n## アクションアイテム\n\n| 優先度 | アクション | 担当者 | 期限 | ステータス |\n|---|---|---|---|---|\n|  |  |  |  |  |\n',
    },
    {
      title: 'asked for at a level only',
      configuration: { severities: [{ name: 'SEV1', sections: ['timeline', 'impact'] }, 'SEV2'] },
      bad: '# ⟦Outage⟧\n\nSeverity: SEV1\n\n## Timeline\n\n- 14:30 UTC - Alert\n',
      fixed:
        '# Outage\n\nSeverity: SEV1\n\n## Timeline\n\n- 14:30 UTC - Alert\n\n## Impact\n\n- **Services Affected:**\n- **Users Affected:**\n',
    },
    {
      title: 'another level',
      configuration: {
        severities: [{ name: 'SEV1', sections: ['impact'] }, 'SEV2'],
        sections: ['timeline'],
      },
      good: '# Outage\n\nSeverity: SEV2\n\n## Timeline\n\n- 14:30 UTC - Alert\n',
    },
    {
      title: 'five whys are a cause',
      good: '# Outage\n\n## Timeline\n\n- 14:30 UTC - Alert\n\n## 5 Whys\n\n1. Why?\n\n## Follow-up Actions\n\n- Add an alert\n',
    },
  ],
  check({ model, document, configuration, report }) {
    if (model.recognition.template) return;
    const required = requiredSections(levelOf(model, configuration), configuration);
    const wanted = required.length > 0 ? required : BASIC.map(usual);
    const missing = wanted
      .filter((setting) => !isThere(model, setting))
      .map(({ kind, heading }) => ({ kind, name: nameOf(kind, heading, model, configuration) }))
      .sort((a, b) => SECTION_ORDER.indexOf(a.kind) - SECTION_ORDER.indexOf(b.kind));
    if (missing.length === 0) return;
    const names = missing.map((part) => part.name).join(', ');
    const end =
      document().text.indexOf('\n') === -1 ? document().text.length : document().text.indexOf('\n');
    const single = missing.map(({ kind, name }) =>
      choice(
        `Insert section ${name}`,
        [insertSection(model, document().text, configuration, kind, name)],
        missing.length === 1,
      ),
    );
    const fixes: readonly Fix[] =
      missing.length === 1
        ? single
        : [
            choice(
              `Insert sections ${names}`,
              single.flatMap(({ edits }) => edits),
              true,
            ),
            ...single,
          ];
    report({
      range: model.title?.range ?? range(0, end),
      ...(required.length === 0 ? { severity: 'information' as const } : {}),
      message: `This postmortem has no ${missing.length === 1 ? 'section' : 'sections'} for: ${names}. ${required.length > 0 ? 'Your configuration requires that.' : 'Add what a reader will look for.'}`,
      fixes,
    });
  },
});

const usual = (kind: SectionKind): SectionSetting => ({
  kind,
  heading: null,
  required: true,
  synonyms: [],
});

function nameOf(
  kind: SectionKind,
  heading: string | null,
  model: Pick<Postmortem, 'sections'>,
  configuration: Configuration,
): string {
  if (heading !== null) return heading;
  return kind === 'other' ? '' : namesFor(model, configuration).sections[kind];
}

function isThere(
  model: WithTimes<'actions' | 'sections'>,
  { kind, heading, synonyms }: SectionSetting,
): boolean {
  if (kind === 'other') {
    const names = [...(heading === null ? [] : [heading]), ...synonyms].map(headingWords);
    return model.sections.some((section) => names.includes(headingWords(section.heading.text)));
  }
  if (hasSection(model, kind)) return true;
  if (kind === 'timeline') return model.timelines.some((timeline) => timeline.entries.length >= 2);
  if (kind === 'action-items') return model.actions.length > 0;
  return false;
}
