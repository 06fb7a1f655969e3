import type { Temporal } from 'temporal-polyfill';
import { joined, type InlineText } from '../../syntax/inlineText';
import type { KeptBlock } from '../../syntax/kept';
import { remembered } from '../../text/memo';
import { findZone, type Zone } from '../../time/zone';
import type { DateFrame } from '../frame/dateFrame';
import { firstDate } from '../frame/dates';

/** Lines of a paragraph that can still be a note on how to read the times. */
const LONGEST_PREAMBLE = 6;

const EVENTS_ON =
  /\ball (?:of the )?(?:events?|times?|timestamps|entries|dates)\b[^.]{0,40}?\bon\b/i;

/** What a sentence says that tells how all times are to be read. */
const ABOUT_TIMES =
  /\b(?:all|the|these|following|any|below) (?:of the )?(?:dates and |listed |given )?(?:times?(?:tamps?)?|entries|events|hours|dates)\b|\b(?:times?|timestamps?|entries|events|dates) (?:and dates )?(?:are|is|below|here|listed|shown|use|given|in|recorded|documented|zone)\b|^\(?(?:times?|timestamps?|time ?zone)\b|\btime ?zone\b|\b(?:alle )?(?:zeiten|zeitangaben|uhrzeiten)\b|\b(?:toutes )?les heures\b|\btodas las horas\b|\btod[ao]s (?:os|as) (?:horários|horas)\b|\b(?:horários|horas) (?:em|en)\b|時刻は|時間は|タイムゾーン|时间均|時間均|所有时间|모든 시간|시간은|시각은|время указано|все времена/iu;

/** What is in every such sentence: most others need no closer look. */
const TIMES = /time|entri|event|hour|date|zeit|heures|horas|horários|時|时|시|врем/i;

const isAboutTimes = (text: string): boolean => TIMES.test(text) && ABOUT_TIMES.test(text);

/** A sentence that says how to read the times is short, and tells no time itself. */
const LONGEST_SENTENCE = 140;
const A_CLOCK = /\d{1,2}[:：]\d{2}|\d{1,2}\s?[ap]m\b/i;

const zoneOf = (text: string): Zone | null =>
  text.length > LONGEST_SENTENCE ||
  A_CLOCK.test(text.replace(/(?:UTC|GMT)\s?[+±-]\d{1,2}:\d{2}/g, ''))
    ? null
    : (findZone(text)?.zone ?? null);

/** The zone that a sentence right below the heading of a timeline names, whatever else it says. */
export function timelineZone(nodes: readonly KeptBlock[]): Zone | null {
  for (const node of nodes) {
    if (node.kind === 'list' || node.kind === 'table') break;
    const zone = namedIn(node);
    if (zone) return zone;
  }
  return preambleZone(nodes);
}

const namedIn = remembered((node: KeptBlock): Zone | null => {
  for (const text of sentences(node)) {
    const zone = zoneOf(text);
    if (zone) return zone;
  }
  return null;
});

/** `All times in CET.`, in the first `most` blocks. */
export function preambleZone(nodes: readonly KeptBlock[], most = nodes.length): Zone | null {
  for (let index = 0; index < most && index < nodes.length; index++) {
    const node = nodes[index];
    const zone = node && zoneIn(node);
    if (zone) return zone;
  }
  return null;
}

/** `Unless otherwise noted all events happened on 2019-10-21`. */
export function preambleDate(
  nodes: readonly KeptBlock[],
  { order, year }: DateFrame,
): Temporal.PlainDate | null {
  for (const node of nodes) {
    for (const text of daySentences(node)) {
      const date = firstDate(text, order, year);
      if (date) return date;
    }
  }
  return null;
}

const zoneIn = remembered((node: KeptBlock): Zone | null => {
  for (const text of sentences(node)) {
    const zone = isAboutTimes(text) ? zoneOf(text) : null;
    if (zone) return zone;
  }
  return null;
});

/** What says that rows do not stand in the order of time, in all languages. */
const UNORDERED =
  /\b(?:out of|not (?:listed |given |shown |strictly )?in|isn['’]t in|aren['’]t in) (?:strict |strictly |the )?(?:chronological|temporal|time) (?:order|sequence)\b|\bnot (?:strictly |always |entirely )?chronological\b|\bnicht (?:streng |immer |ganz )?(?:chronologisch|in (?:der )?zeitlichen? reihenfolge)\b|\bpas (?:(?:toujours |strictement )?dans l['’]ordre )?chronologique\b|\bno (?:está|están|sigue|siguen) (?:en )?(?:el |un )?orden cronológico\b|\bfora (?:de|da) ordem cronológica\b|時系列(?:順|通り)?では(?:ない|ありません)|順不同|(?:未|不|没有|並非|并非)按(?:照)?(?:时间|時間|发生)(?:先后)?(?:顺序|順序)|시간\s?순(?:서)?(?:이|가|과)? ?(?:아니|아닙|다르|다릅)|не в хронологическом порядке/iu;

/** Whether a sentence says that the rows do not keep the order of time. */
export const saysUnordered = (nodes: readonly KeptBlock[]): boolean => nodes.some(isUnordered);

const isUnordered = remembered((node: KeptBlock): boolean =>
  sentences(node).some((text) => UNORDERED.test(text)),
);

/** What sentences that date all events say from there on. */
const daySentences = remembered((node: KeptBlock): readonly string[] =>
  sentences(node).flatMap((text) => {
    const said = EVENTS_ON.exec(text);
    return said ? [text.slice(said.index)] : [];
  }),
);

/** The sentences of a short paragraph, quoted ones too: one may go on in the next line. */
function sentences(node: KeptBlock): readonly string[] {
  if (node.kind === 'paragraph') return sentencesOf(node.lines);
  return node.kind === 'quote' ? node.blocks.map((inner) => sentences(inner)).flat() : [];
}

const sentencesOf = (lines: readonly InlineText[]): readonly string[] =>
  lines.length <= LONGEST_PREAMBLE ? joined(lines).text.split(/(?<=[.!。])\s+/) : [];

/** Whether a paragraph says in which zone the times of the document are. */
export const saysZone = (lines: readonly InlineText[]): boolean =>
  sentencesOf(lines).some((text) => isAboutTimes(text) && zoneOf(text) !== null);
