import type { Postmortem, Section } from '../../model/types';

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
