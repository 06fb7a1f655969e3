import { phrases } from './phrases';
import type { FieldKind } from '../types';

/** How documents name their fields, in lower case without punctuation. */
export const FIELD_WORDS: Readonly<Record<FieldKind, readonly string[]>> = {
  id: phrases(`
      incident id, id, incident number, incident no, incident, incident ticket, ticket, ticket id,
      case id, issue id, postmortem id, document id, インシデントid, 障害番号
    `),
  date: phrases(`
      date, incident date, date of incident, day, date of the incident, outage date, event date,
      incident date utc, date utc, 日付, 発生日, 発生日時, datum, data, fecha, date de l incident, datum
      des vorfalls, fecha del incidente, data do incidente, when
    `),
  window: phrases(`
      time, window, incident window, outage window, impact window, time window, incident time,
      period, impact period, time range, time period, outage period, zeit, zeitraum, période,
      periodo, período, 発生時間, 影響期間, 期間
    `),
  start: phrases(`
      start, started, start time, incident start, incident started, incident start time, impact
      start, impact started, start date, began, from, outage start, started at, start of impact,
      time of start, impact start time, start of incident, incident began, time started, first
      occurrence, beginn, début, inicio, início, 開始, 開始時刻, 発生時刻
    `),
  end: phrases(`
      end, ended, end time, incident end, incident ended, incident end time, impact end, impact
      ended, end date, until, outage end, ended at, to, end of impact, impact end time, end of
      incident, time ended, ende, fin, fim, 終了, 終了時刻, 復旧時刻
    `),
  detected: phrases(`
      detected, first detected, detected at, time detected, detection time, date detected,
      discovered, reported, reported at, first reported, detection, first alert, erkannt, détecté,
      detectado, 検知, 検知時刻, 検知日時
    `),
  acknowledged: phrases(`
      acknowledged, acknowledged at, acknowledgment, acknowledgement, time acknowledged, acked
    `),
  mitigated: phrases(`
      mitigated, mitigated at, time mitigated, mitigation time, mitigation, impact mitigated
    `),
  repaired: phrases(`
      repaired, repaired at, repair time, fixed, fixed at, fix applied
    `),
  resolved: phrases(`
      resolved, resolved at, time resolved, resolution time, date resolved, service restored,
      restored, recovered, recovered at, all clear, gelöst, résolu, resuelto, resolvido, 解決, 復旧,
      復旧日時
    `),
  duration: phrases(`
      duration, incident duration, total duration, outage duration, downtime, total downtime,
      impact duration, length, outage length, duration of incident, duration of outage, time to
      resolve, time to repair, duration of impact, total outage time, total incident duration,
      service downtime, total impact duration, dauer, ausfallzeit, ausfalldauer, durée, duración,
      duração, 所要時間, 継続時間, ダウンタイム, 障害時間
    `),
  severity: phrases(`
      severity, sev, severity level, incident severity, priority, incident level, level, sev
      level, impact level, incident priority, criticality, severity priority, classification,
      schweregrad, priorität, sévérité, gravité, severidad, gravedad, severidade, gravidade, 重大度,
      深刻度, 重要度
    `),
  status: phrases(`
      status, incident status, state, current status, document status, postmortem status,
      resolution status, statut, estado, ステータス, 状態
    `),
  author: phrases(`
      author, authors, written by, prepared by, postmortem author, author s, report author,
      reporter, writer, post mortem author, autor, autoren, verfasser, auteur, auteurs, autores,
      作成者, 著者, 記入者, 報告者
    `),
  owner: phrases(`
      owner, owners, incident owner, incident commander, postmortem owner, incident lead, ic,
      commander, owner s, lead, dri, incident manager, responsible, verantwortlich, responsable,
      responsável, 担当, 担当者, 責任者
    `),
  services: phrases(`
      services affected, affected services, services, service, affected systems, systems affected,
      affected service, service affected, affected components, components, component, components
      affected, impacted services, services impacted, affected system, affected service s,
      betroffene dienste, betroffene systeme, services affectés, servicios afectados, serviços
      afetados, 影響サービス, 対象サービス, 影響範囲
    `),
  users: phrases(`
      users affected, affected users, users, customers affected, affected customers, users
      impacted, impacted users, user impact, customer impact, customers, betroffene nutzer,
      utilisateurs affectés, usuarios afectados, usuários afetados, 影響ユーザー, 影響ユーザー数
    `),
  revenue: phrases(`
      revenue impact, revenue, financial impact, revenue loss, cost, cost impact, estimated cost,
      umsatzverlust, impact financier, impacto financiero, impacto financeiro
    `),
  sla: phrases(`
      sla breach, sla, sla impact, slo, slo impact, error budget, sla breached, availability,
      uptime, slo breach, sla status
    `),
  zone: phrases(`
      time zone, timezone, times, all times, all times in, zeitzone, fuseau horaire, zona horaria,
      fuso horário, タイムゾーン
    `),
  reviewer: ['reviewed by', 'reviewer', 'reviewers'],
  approver: phrases(`
      approved by, approver, approvers, sign off, signed off by
    `),
};
