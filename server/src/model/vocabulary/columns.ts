import { phrases } from './phrases';
import type { ColumnKind } from '../types';

/** How table headers name their columns, in lower case without punctuation. The first match wins. */
export const COLUMN_WORDS: readonly (readonly [ColumnKind, readonly string[]])[] = [
  [
    'due',
    phrases(`
      due, due date, deadline, target date, target, eta, by when, due by, completion date, date
      due, expected completion, target completion, timeline, fällig, fällig am, frist, échéance,
      date limite, vencimiento, fecha límite, prazo, 期限, 期日, 完了予定
    `),
  ],
  [
    'time',
    phrases(`
      time, timestamp, time utc, utc, when, datetime, date time, date and time, clock, hour, at,
      local time, uhrzeit, zeit, heure, hora, horário, 時刻, 時間, 日時
    `),
  ],
  [
    'date',
    phrases(`
      date, day, datum, fecha, data, 日付, 日
    `),
  ],
  [
    'owner',
    phrases(`
      owner, owners, assignee, assigned to, assigned, responsible, dri, who, lead, owned by, owner
      s, team, responsible party, responsible person, verantwortlich, zuständig, responsable,
      responsável, 担当, 担当者, 責任者
    `),
  ],
  [
    'actor',
    phrases(`
      person, actor, by, who, performed by, people, name, source, responder, participant, user,
      author, people involved, involved, wer, qui, quién, quem, 実施者, 対応者
    `),
  ],
  [
    'status',
    phrases(`
      status, state, progress, done, complete, completed, statut, estado, 状態, ステータス, 進捗, 状況
    `),
  ],
  [
    'priority',
    phrases(`
      priority, prio, p, severity, sev, urgency, priorität, priorité, prioridad, prioridade, 優先度
    `),
  ],
  [
    'ticket',
    phrases(`
      ticket, bug, issue, jira, link, links, tracking, tracking issue, ticket id, github issue,
      pr, reference, tracker, チケット
    `),
  ],
  [
    'kind',
    phrases(`
      type, category, kind, area, class, typ, kategorie, catégorie, tipo, カテゴリ, 種別, 分類
    `),
  ],
  [
    'notes',
    phrases(`
      notes, note, comment, comments, details, remarks, impact, evidence, outcome, result,
      notizen, bemerkung, remarques, notas, observações, 備考, メモ
    `),
  ],
  [
    'text',
    phrases(`
      action, action item, action items, actions, event, events, description, item, task, what,
      what happened, activity, entry, summary, title, message, update, step, remediation,
      improvement, recommendation, todo, work item, event description, ereignis, beschreibung,
      maßnahme, aufgabe, événement, evento, acción, ação, tarea, tarefa, descripción, descrição,
      出来事, イベント, 内容, アクション, 対応, 対応内容, 事象
    `),
  ],
];
