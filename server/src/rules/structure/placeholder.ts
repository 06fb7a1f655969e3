import { range, type Range } from '../../text/range';
import { defineRule } from '../rule';
import { overlaps } from '../support/prose';

/** With what every match has in it: looking for that is cheaper than matching. */
const PATTERNS: readonly (readonly [marks: readonly string[], pattern: RegExp])[] = [
  [['{{'], /\{\{\s{0,4}[a-z][\w .-]{0,60}\}\}/gi],
  // `<add name here>`: words in angle brackets that are no element and have no attribute.
  [
    ['<'],
    /<(?!(?:br|hr|p|b|i|u|a|em|strong|code|pre|div|span|img|table|tr|td|th|ul|ol|li|sub|sup|details|summary|kbd|small|center|font|h[1-6])\b)[a-z][\w'-]{0,20}(?: [\w'-]{1,20}){1,8}>/gi,
  ],
  [['YYYY', 'HH:MM'], /\bYYYY-MM-DD\b|\bDD[/.-]MM[/.-]YYYY\b|\bMM[/.-]DD[/.-]YYYY\b|\bHH:MM\b/g],
  [['HH:mm'], /\bHH:mm\b/g],
  [
    ['['],
    /\[(?:insert|add|describe|enter|fill in|your|replace|time from|name of|date of|link to|list of|todo)\b[^\]\n]{0,80}\](?![[(:])/gi,
  ],
  [['______'], /(?<!_)_{6,200}(?=[ \t]{0,9}$)/gm],
  [['INC-X', 'INC-YYYY', 'XX:XX'], /\bINC-(?:X{3,}|YYYYMMDD)[\w-]{0,8}\b|\bXX:XX\b/g],
  [['ipsum'], /\blorem ipsum\b/gi],
  [
    ['TBC', 'TBD', 'TODO'],
    /(?<=\bTime )TBC\b|(?<=^[ \t]{0,8}(?:[-*+] )?\*{0,2}[\w ]{2,30}:\*{0,2} )(?:TBD|TBC|TODO)(?=[.)]?[ \t]{0,9}$)/gm,
  ],
];
const MOST = 5;

export default defineRule({
  id: 'structure/placeholder',
  since: '0.2.0',
  level: 'warning',
  fix: 'none',
  options: {},
  summary: 'Text of the template that was never filled in.',
  why: `\`<add name here>\`, \`YYYY-MM-DD\` and \`{{date}}\` in a finished postmortem say that nobody read it to the end. Brackets alone are no placeholder, code is left alone, and templates may keep theirs.`,
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
      title: 'innocent brackets',
      good: '# Outage\n\nThe [dashboard](https://example.com) showed `<unknown host>` for [eu-west-1] and List<String>.\n',
    },
  ],
  check({ model, text, verbatim, report }) {
    if (model.recognition.template) return;
    const found: Range[] = [];
    for (const [marks, pattern] of PATTERNS) {
      if (!marks.some((mark) => text.includes(mark))) continue;
      for (const match of text.matchAll(pattern)) {
        const at = range(match.index, match.index + match[0].length);
        if (
          !overlaps(verbatim(), at) &&
          !found.some((other) => other.from < at.to && other.to > at.from)
        )
          found.push(at);
      }
    }
    found.sort((a, b) => a.from - b.from);
    found.slice(0, MOST).forEach((at, index) => {
      const more =
        index === MOST - 1 && found.length > MOST ? ` ${found.length - MOST} more follow.` : '';
      report({
        range: at,
        message: `${text.slice(at.from, at.to).slice(0, 60)} is still to be filled in.${more}`,
      });
    });
  },
});
