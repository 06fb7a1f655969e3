import type { Postmortem } from '../../model/types';
import { TEMPLATE_WORDS } from '../../model/vocabulary/templateWords';
import { areasOf, overlaps } from '../../syntax/areas';
import { findInLeaves, type Leaf } from '../../syntax/found';
import { spanOf, type InlineText } from '../../syntax/inlineText';
import { contains, range, shifted, type Range } from '../../text/range';
import { defineRule } from '../rule';
import { isPrompt, TEMPLATE_TITLE } from '../support/prompts';

/** A gap in a text, as offsets into it. */
type Gap = Range;

/** Gaps by their own form, wherever they stand. With what every match has in it: that is cheaper to look for. */
const FORMS: readonly (readonly [marks: readonly string[], pattern: RegExp])[] = [
  // `{{ site.url }}`, `{{ page | upcase }}` and `{{ .Values.host }}` are signs of a generator.
  [['{{'], /(?<!\]\()\{\{\s{0,4}[a-z][\w -]{0,60}\}\}/gi],
  [
    ['<'],
    /<(?:add|insert|describe|enter|fill in|your|name of|date of|link to|list of|todo)\b[\w ',.-]{0,60}>/gi,
  ],
  [
    ['YYYY', 'HH:MM'],
    /(?<!\b(?:format|form|pattern|like|as|in)[ ('"]{1,3})(?<!\w)(?:YYYY-MM-DD|DD[/.-]MM[/.-]YYYY|MM[/.-]DD[/.-]YYYY|HH:MM)\b/g,
  ],
  [['HH:mm'], /(?<!\b(?:format|form|pattern|like|as|in)[ ('"]{1,3})(?<!\w)HH:mm\b/g],
  [
    ['['],
    /\[(?:insert|add|describe|enter|fill in|your|replace|time from|name of|date of|link to|list of|todo)\b[^\]\n]{0,80}\](?![[(:])/gi,
  ],
  [
    ['['],
    /\[(?:date|time|start|end|start time|end time|time zone|duration|name|names|title|severity|status|author|owner|service|services|team|number|amount|percentage|description|incident id|x+)\](?![[(:])/gi,
  ],
  [['______'], /(?<!_)_{6,200}(?=[ \t]{0,9}$)/g],
  [['INC-X', 'INC-YYYY', 'XX:XX'], /\bINC-(?:X{3,}|YYYYMMDD)[\w-]{0,8}\b|\bXX:XX\b/g],
  [['ipsum'], /\blorem ipsum\b/gi],
];
/** `TODO: link the mail` at the beginning of a text, `Lead: TBD` at its end, `Time TBC`. */
const TO_DO =
  /^(?:TODO|TBD|TBA|TBC|FIXME)(?=\s?[:：])|(?<=^[\p{L}\d ]{2,30}[:：]\s{1,3})(?:TBD|TBA|TBC|TODO)(?=[.)]?$)|(?<=Time )TBC\b/u;
/** Nothing but that is a gap of a paragraph; in a cell another rule may tell of it. */
const ONLY_TO_DO = /^(?:TODO|TBD|TBA|TBC)[.…]?$/;
/** `<what was seen>` as all that a value says; within a sentence it may stand for something. */
const ANGLES = /^(?:[\p{L}\d ]{2,30}[:：]\s{1,3})?(<(?!https?:)[\p{L}][\p{L}\d '’/,.-]{1,60}>)$/u;
const VALUE = /^(?:[\p{L}\d &/()-]{2,40}[:：]\s{1,3})?([^:：]{3,90}?)[.…]?$/u;
const MOST = 5;

export default defineRule({
  id: 'structure/placeholder',
  since: '0.2.0',
  level: 'warning',
  fix: 'none',
  options: {},
  reads: ['sections', 'title'],
  summary: 'Text of the template that was never filled in.',
  why: `\`<add name here>\`, \`YYYY-MM-DD\` and \`{{date}}\` in a finished postmortem say that nobody read it to the end. So do \`TODO:\` at the beginning of a line, the title of the template, and its questions where an answer should stand. Brackets alone are no placeholder, signs of a site generator (\`{{ site.url }}\`) and code are left alone, and templates may keep theirs.`,
  examples: [
    {
      title: 'a form left empty',
      bad: '# Outage\n\n**Date:** 2025-08-22\n**Lead:** ⟦<add name here>⟧\n\nStarted ⟦YYYY-MM-DD⟧.\n',
    },
    {
      title: 'an unsigned line',
      bad: '# Outage\n\n## Sign-off\n\n- Engineering Lead: ⟦_________________⟧\n',
    },
    {
      title: 'still to be done',
      bad: '# Outage\n\n## Timeline\n\n- 10:00 UTC - Alert\n\n⟦TODO⟧: link the mail.\n',
    },
    {
      title: 'a question of the template',
      bad: '# Outage\n\n## Root Cause\n\n⟦What was the root cause of the incident?⟧\n',
    },
    {
      title: 'innocent brackets',
      good: '# Outage\n\nThe [dashboard](https://example.com) showed `<unknown host>` for [eu-west-1] and List<String>. Set <this option> on <this host>, see {{ site.url }}.\n',
    },
  ],
  check({ model, document, report }) {
    if (model.recognition.template) return;
    const found = gapsIn(document()).flatMap(({ at, node }) => placed(node, at, model));
    const gaps = found.filter(({ range: at }) => !overlaps(areasOf(document()).verbatim, at));
    gaps.slice(0, MOST).forEach(({ range: at, answered }, index) => {
      const more =
        index === MOST - 1 && gaps.length > MOST ? ` ${gaps.length - MOST} more follow.` : '';
      const text = document().text.slice(at.from, at.to).slice(0, 60);
      report({
        range: at,
        ...(answered ? { severity: 'information' as const } : {}),
        message: answered
          ? `"${text}" is a question of the template. Its answer stands below: remove it.`
          : `${text} is still to be filled in.${more}`,
      });
    });
  },
});

/** What may be a gap, with its place in its text. */
interface MaybeGap {
  readonly range: Range;
  /** `title`: counts where it is the title; `prompt`: where its section is one of those that answer it. */
  readonly as: 'gap' | 'title' | 'prompt';
}

interface Found {
  readonly range: Range;
  /** True for a question whose section has its answer. */
  readonly answered?: boolean;
}

const gapsIn = findInLeaves('with quotes', ({ kind, lines }): readonly MaybeGap[] => {
  const found = lines.flatMap((line) => {
    const own = ownWords(line, kind);
    return [...gapsOf(line).map((gap) => ({ gap, as: 'gap' as const })), ...(own ? [own] : [])].map(
      ({ gap, as }) => ({ range: spanOf(line, gap.from, gap.to).range, as }),
    );
  });
  const prompt = kind === 'paragraph' ? promptOf(lines) : null;
  return prompt ? [...found, { range: prompt, as: 'prompt' }] : found;
});

/** A gap where it stands; none where the document says that it is no gap. */
function placed(
  { range: own, as }: MaybeGap,
  by: number,
  model: Pick<Postmortem, 'sections' | 'title'>,
): readonly Found[] {
  const at = shifted(own, by);
  if (as === 'title') return model.title && contains(at, model.title.range) ? [{ range: at }] : [];
  return as === 'prompt' ? answeredPrompt(at, model) : [{ range: at }];
}

/** What is in every text with a gap: one look at it spares most texts all others. */
const PROMISING = /[<[{]|YYYY|HH:|______|INC-[XY]|XX:XX|ipsum|TODO|TB[DAC]|FIXME/i;

const NONE: readonly never[] = [];

function gapsOf(line: InlineText): readonly Gap[] {
  const { text } = line;
  if (!PROMISING.test(text)) return NONE;
  const gaps: Gap[] = [];
  const add = (from: number, to: number): void => {
    if (
      !gaps.some((gap) => gap.from < to && from < gap.to) &&
      !overlaps(line.code, range(from, to))
    )
      gaps.push(range(from, to));
  };
  for (const [marks, pattern] of FORMS)
    if (marks.some((mark) => text.includes(mark)))
      for (const { index, 0: all } of text.matchAll(pattern)) add(index, index + all.length);
  const toDo = TO_DO.exec(text);
  if (toDo) add(toDo.index, toDo.index + toDo[0].length);
  const [, angles] = (text.endsWith('>') && ANGLES.exec(text)) || [];
  if (angles !== undefined && !HTML_NAME.test(angles))
    add(text.length - angles.length, text.length);
  return gaps.sort((a, b) => a.from - b.from);
}

const HTML_NAME =
  /^<(?:br|hr|p|b|i|u|a|em|strong|code|pre|div|span|img|table|tr|td|th|ul|ol|li|sub|sup|details|summary|kbd|small|center|font|h[1-6])\b/i;

/** How the words of our own templates end, but for a sign: few other texts do. */
const endOf = (text: string): string => text.replace(/[.…]$/, '').slice(-5);
const TEMPLATE_ENDS: ReadonlySet<string> = new Set([...TEMPLATE_WORDS].map(endOf));

/** The words of our own templates, and titles and lone signs of others. */
function ownWords(
  { text }: InlineText,
  kind: Leaf['kind'],
): { readonly gap: Gap; readonly as: 'gap' | 'title' } | null {
  const whole = range(0, text.length);
  if (kind === 'heading') return TEMPLATE_TITLE.test(text) ? { gap: whole, as: 'title' } : null;
  if (kind === 'header') return null;
  if (kind === 'paragraph' && ONLY_TO_DO.test(text)) return { gap: whole, as: 'gap' };
  if (!TEMPLATE_ENDS.has(endOf(text))) return null;
  const [, value] = VALUE.exec(text) ?? [];
  if (value === undefined || !TEMPLATE_WORDS.has(value)) return null;
  const from = text.lastIndexOf(value);
  return { gap: range(from, from + value.length), as: 'gap' };
}

/** A paragraph that is a question of the template and nothing else. */
function promptOf(lines: readonly InlineText[]): Range | null {
  const [line] = lines;
  if (!line || lines.length > 2 || !isPrompt(lines.map((part) => part.text).join(' '))) return null;
  return range(line.range.from, (lines[lines.length - 1] ?? line).range.to);
}

/** A question in a section that has to answer it, with whether the answer is there. */
function answeredPrompt(at: Range, { sections }: Pick<Postmortem, 'sections'>): readonly Found[] {
  const section = sections.findLast(
    ({ headingRange, range: whole }) => headingRange.from < at.from && whole.to >= at.to,
  );
  if (!section || section.kind === 'other' || section.kind === 'five-whys') return [];
  const rest = sections.find(({ headingRange }) => headingRange.from > at.to);
  const end = Math.min(section.range.to, rest?.headingRange.from ?? section.range.to);
  return [{ range: at, answered: end - at.to > 20 }];
}
