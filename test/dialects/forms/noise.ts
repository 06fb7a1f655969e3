import type { Form } from './form';

/** Something that stands in a document and tells nothing of the incident. */
export interface NoiseForm extends Form {
  /** Put into the text of a row or an action. */
  readonly text?: (text: string, index: number) => string;
  /** Between the items of a list or the paragraphs of a timeline. */
  readonly between?: (index: number) => readonly string[];
  /** Behind each part. */
  readonly behind?: readonly string[];
  /** A part of its own: its heading and its lines. */
  readonly part?: { readonly heading: string; readonly lines: readonly string[] };
  /** At the end of the document. */
  readonly end?: readonly string[];
}

const every =
  (write: (text: string) => string) =>
  (text: string, index: number): string =>
    index % 2 === 0 ? write(text) : text;

/** The first word, or the first letters of a script without spaces, wrapped. */
const firstWord = (text: string, open: string, close: string): string => {
  const word = text.includes(' ') ? (text.split(' ', 1)[0] ?? '') : text.slice(0, 2);
  return `${open}${word}${close}${text.slice(word.length)}`;
};

export const NOISES: readonly NoiseForm[] = [
  { id: 'none', name: 'None' },
  {
    id: 'links',
    name: 'Links in texts',
    text: every((text) => firstWord(text, '[', '](https://example.org/a_b?from=10:00)')),
  },
  {
    id: 'link-behind',
    name: 'Links behind texts',
    text: every((text) => `${text} ([log](https://example.org/log/2025-01-02T10:00))`),
  },
  {
    id: 'footnotes',
    name: 'Footnotes',
    text: every((text) => `${text}[^1]`),
    end: ['', '[^1]: Measured at 04:00 on another day.'],
  },
  {
    id: 'code',
    not: { timeline: ['headings'] },
    name: 'Code in texts',
    text: every((text) => `${text} \`kubectl get pods --since 09:00\``),
  },
  {
    id: 'comments',
    name: 'Comments',
    text: every((text) => `${text} <!-- 09:00 checked -->`),
    behind: ['', '<!-- 09:00 - reviewed -->'],
  },
  {
    id: 'image',
    name: 'Images',
    text: every((text) => `${text} ![09:00](chart.png)`),
    behind: ['', '![Errors from 09:00 to 10:00](errors.png)'],
  },
  { id: 'emphasis', name: 'Emphasis', text: every((text) => firstWord(text, '*', '*')) },
  { id: 'strong', name: 'Bold words', text: every((text) => firstWord(text, '**', '**')) },
  { id: 'emoji', name: 'Emoji', text: every((text) => `🔥 ${text}`) },
  {
    id: 'html',
    name: 'HTML',
    text: every((text) => `${text}<br>`),
    behind: ['', '<p align="center">09:00</p>'],
  },
  { id: 'blank', name: 'Blank lines between items', between: () => [''] },
  {
    id: 'fences',
    name: 'Code fences between items',
    between: (index) =>
      index === 2 ? ['', '  ```', '  09:00 error: pool exhausted', '  ```', ''] : [],
    not: { timeline: ['table-*', 'lines'] },
  },
  {
    id: 'logs',
    name: 'A part with a log of its own',
    part: {
      heading: 'Appendix',
      lines: [
        '```',
        '2025-01-02 03:04:05 ERROR pool exhausted',
        '2025-01-02 03:04:06 ERROR pool exhausted',
        '```',
      ],
    },
  },
  {
    id: 'times',
    name: 'A part with times of its own',
    part: {
      heading: 'Architecture',
      lines: [
        'The nightly job runs at 02:00 and takes 10 minutes. Before 2024-06-01 it ran at 14:00.',
      ],
    },
  },
  {
    id: 'numbers',
    name: 'A table of numbers',
    part: {
      heading: 'Load test',
      lines: [
        '| Connections | p95 | Errors |',
        '|---|---|---|',
        '| 4 | 310 ms | 12% |',
        '| 40 | 80 ms | 0% |',
      ],
    },
  },
  { id: 'rules', name: 'Lines between the parts', behind: ['', '---'] },
];
