import type { Postmortem, Section } from '../../model/types';

/** What stands under a heading, subsections included, without comments and rules; trimmed. */
export const contentOf = (text: string, section: Section): string =>
  text
    .slice(section.headingRange.to, Math.max(section.range.to, section.headingRange.to))
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^\s*(?:[-*_]\s*){3,}$/gm, '')
    .trim();

/** True when a section has other sections in it. */
export const hasSubsections = (model: Postmortem, index: number): boolean =>
  model.sections[index + 1]?.parent === index;
