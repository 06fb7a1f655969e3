import type { Postmortem, Section, SectionKind } from '../../model/types';

/**
 * Whether nothing stands under a heading, subsections included. Comments, rules, empty bullets and a
 * table without rows are nothing.
 */
export function saysNothing(text: string, section: Section): boolean {
  const to = Math.max(section.range.to, section.headingRange.to);
  const lines = text
    .slice(section.headingRange.to, to)
    .replace(/<!--[\s\S]*?-->/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[-*+_ ]{1,200}$/.test(line) && !/^[-*+] \[ \]$/.test(line));
  const [first, second, ...others] = lines;
  if (first === undefined) return true;
  return others.length === 0 && first.includes('|') && /^[|:\- ]{3,}$/.test(second ?? '');
}

/** True when a section has other sections in it. */
export const hasSubsections = (model: Pick<Postmortem, 'sections'>, index: number): boolean =>
  model.sections[index + 1]?.parent === index;

/** The innermost section that an offset is in; undefined before the first heading. */
export function sectionAt(sections: readonly Section[], offset: number): Section | undefined {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.headingRange.from ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1];
}

/** Kinds of which each other's stand for it. */
const STANDS_FOR: Readonly<Partial<Record<SectionKind, readonly SectionKind[]>>> = {
  'root-cause': ['root-cause', 'contributing-factors', 'five-whys'],
  lessons: ['lessons', 'went-well', 'went-wrong'],
};

/** Whether a section of a kind is there, or one that stands for it. */
export function hasSection({ sections }: Pick<Postmortem, 'sections'>, kind: SectionKind): boolean {
  const kinds = STANDS_FOR[kind] ?? [kind];
  return sections.some((section) => kinds.includes(section.kind));
}
