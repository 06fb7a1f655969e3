import { isTeam } from '../model/actions/owners';
import type { Block, List } from '../syntax/blocks';
import { blocksOf } from '../syntax/document';
import type { InlineText } from '../syntax/inlineText';
import { trimEndOf } from '../text/trim';
import { namesIn } from './namesIn';
import type { Redactable } from './redactable';
import { isRole } from './words';

/** Labels after which people stand. */
const PEOPLE_LABEL =
  /(?<!\p{L})(?:commander|leads?|engineers?|managers?|scribe|responders?|on-?call|liaison|coordinator|director|officer|facilitator|authors?|owners?|reviewers?|approvers?|reporters?|assignees?|dri|participants?|attendees?|contributors?|people|present|involved|members?|invitees?|respondents?|contacts?|poc|written by|prepared by|reported by|reviewed by|approved by|handled by|led by|moderator|editors?|investigators?|teilnehmer(?:in(?:nen)?)?|teilnehmende|beteiligte|anwesende?|verantwortlich(?:e|er)?|autor(?:en|es|as)?|auteurs?|participantes?|asistentes|intervenants?|presentes?|presents|responsables?|responsáveis|deltagare|uczestnicy)(?!\p{L})|参加者|出席者|対応者|担当者?|作成者|参与者|参会人员|负责人|참석자|참가자|담당자|участники|ответственн/iu;
/** Of these, what says nothing about what somebody did in the incident. */
const OF_THE_TEXT =
  /(?<!\p{L})(?:authors?|owners?|reviewers?|approvers?|reporters?|assignees?|dri|participants?|attendees?|responders|engineers|leads|contributors?|people|present|involved|members?|invitees?|contacts?|by|teilnehmer|participantes|asistentes)(?!\p{L})/iu;
/** Labels of what belongs to a team as often as to a person: words in small letters are no handles. */
const OF_TEAMS =
  /owner|assignee|contact|member|group|担当|负责|담당|verantwortlich|respons|ответствен/iu;
/** A number, or a sentence about people, is no list of them: `**People affected:** All of Europe`. */
const NOT_NAMES =
  /affected|impact|count|number|users|customers|notified|hours|how many|status|size|time|teams?\b|services?|systems?|components?|チーム/i;

/** Somebody named behind a label. */
export interface Labelled {
  readonly name: string;
  /** The label, where it says what they did: `Incident Commander`. */
  readonly role: string | null;
}

const isLabel = (label: string): boolean =>
  label.length <= 60 && PEOPLE_LABEL.test(label) && !NOT_NAMES.test(label);

/** People in fields, and in lists and tables under a label: `**Participants:** Priya, Tom`. */
export function labelledPeople(document: Redactable): readonly Labelled[] {
  const found: Labelled[] = [];
  const add = (label: string, value: string): void => {
    if (!isLabel(label) || value.length > 400) return;
    const names = namesIn(value, !OF_TEAMS.test(label));
    const role = names.length === 1 && !OF_THE_TEXT.test(label) ? label.trim() : null;
    found.push(...names.map((name) => ({ name, role })));
  };
  for (const { name, value } of document.model.fields) add(name.text, value.text);
  underLabels(blocksOf(document.syntax), '', add);
  return found.filter(({ name }) => !isTeam(name) && !isRole(name));
}

type Add = (label: string, value: string) => void;

function underLabels(blocks: readonly Block[], heading: string, add: Add): void {
  let label = heading;
  for (const block of blocks) {
    if (block.kind === 'heading') label = block.line.text;
    else if (block.kind === 'paragraph') {
      const last = block.lines.at(-1);
      label = last && /[:：]$/.test(trimEndOf(last.text, '*_')) ? last.text : label;
    } else if (block.kind === 'list') inList(block, label, add);
    else if (block.kind === 'quote') underLabels(block.blocks, label, add);
    else if (block.kind === 'table') {
      const labels = block.header.cells.map(({ text }) => text);
      const roles = labels.some((text) => /^(?:role|rolle|rol|função|役割)$/i.test(text.trim()));
      labels.forEach((text, column) => {
        const named = /^(?:full )?names?$/i.test(text.trim()) && (roles || isLabel(label));
        if (!named && !isLabel(text)) return;
        for (const row of block.rows) add(named ? 'people' : text, row.cells[column]?.text ?? '');
      });
    }
  }
}

/** `- Priya (SRE)` under a label, and `- Participants:` over a list. */
function inList({ items }: List, label: string, add: Add): void {
  for (const { lines, blocks } of items) {
    const text = lines.map((line: InlineText) => line.text).join(' ');
    if (text.length < 60 && isLabel(label)) add(trimEndOf(label, '*_:：'), text);
    if (blocks.length > 0) underLabels(blocks, text, add);
  }
}
