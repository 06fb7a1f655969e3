import { parser as commonmark, Autolink, Strikethrough, TaskList } from '@lezer/markdown';
import { FOOTNOTES } from './footnotes';
import { LONG_TEXT } from './longText';
import { PLAIN_TEXT } from './plainText';
import { POSTMORTEM_TABLE } from './table';

/** CommonMark with the tables, strikethrough, tasks, footnotes and bare addresses of GitHub. */
export const MARKDOWN = commonmark.configure([
  Strikethrough,
  TaskList,
  Autolink,
  FOOTNOTES,
  POSTMORTEM_TABLE,
  LONG_TEXT,
  PLAIN_TEXT,
]);
