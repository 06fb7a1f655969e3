import { phrases } from './phrases';
import type { SectionKind } from '../types';

type NamedKind = Exclude<SectionKind, 'other'>;

/**
 * How headings name the parts of a postmortem, in lower case without punctuation. `whole` phrases
 * count only when they are the heading; `part` phrases also inside a longer one.
 */
export const SECTION_WORDS: readonly {
  readonly kind: NamedKind;
  readonly whole: readonly string[];
  readonly part: readonly string[];
}[] = [
  {
    kind: 'timeline',
    whole: phrases(`
      events, history, log, incident log, incident response, verlauf, ablauf, chronologie, 経緯, 時系列
    `),
    part: phrases(`
      timeline, time line, chronology, chronological, key events, sequence of events, order of
      events, event log, タイムライン, zeitachse, zeitlicher ablauf, zeitleiste, cronología, cronologia,
      línea de tiempo, linha do tempo, chronologie des
    `),
  },
  {
    kind: 'action-items',
    whole: phrases(`
      actions, todo, todos, to do, next steps, remediation, prevention, preventions, follow ups,
      followups, tasks, improvements, corrective actions, preventive actions, recommendations and
      actions, what we re doing, future work, 対応策, 再発防止策, 再発防止, 今後の対応, maßnahmen, massnahmen,
      acciones, ações, aktionspunkte
    `),
    part: phrases(`
      action items, action item, action points, actions following review, review actions, follow
      up actions, followup actions, follow up items, preventive measures, preventative measures,
      future measures, corrective actions, corrective measures, corrective and preventive,
      remediation items, remediation steps, remediation plan, proposal improvements, proposed
      improvements, what we re doing about, what we are doing about, what are we doing, steps to
      prevent, preventing recurrence, prevent recurrence, action plan, remediations, next steps,
      アクションアイテム, アクション項目, offene punkte, plan d action, actions correctives, plan de acción,
      acciones correctivas, ações corretivas, itens de ação
    `),
  },
  {
    kind: 'five-whys',
    whole: ['whys', 'why analysis'],
    part: phrases(`
      5 whys, five whys, 5 why, five why, 5whys, なぜなぜ, 5 pourquoi, cinq pourquoi, cinco porqués,
      cinco por quês, 5 porqués
    `),
  },
  {
    kind: 'went-well',
    whole: phrases(`
      positives, good, the good, what worked
    `),
    part: phrases(`
      went well, went right, what worked well, what worked, things that worked, goes well,
      うまくいったこと, うまくいった点, 良かった点, 良かったこと, was gut lief, gut gelaufen, bien fonctionné, bien passé,
      salió bien, funcionó bien, deu certo, funcionou bem
    `),
  },
  {
    kind: 'went-wrong',
    whole: phrases(`
      negatives, bad, the bad, what didn t work, challenges
    `),
    part: phrases(`
      went wrong, went poorly, went badly, went less well, didn t go well, did not go well, didn t
      go so well, did not work, didn t work, could have gone better, could be improved, could
      improve, needs improvement, what could be better, could have been better, 改善が必要なこと,
      うまくいかなかったこと, 改善点, 悪かった点, was schlecht lief, schlecht gelaufen, mal fonctionné, mal passé,
      salió mal, deu errado
    `),
  },
  {
    kind: 'lucky',
    whole: ['luck'],
    part: phrases(`
      got lucky, we were lucky, were lucky, 運が良かったこと, 幸運だったこと, glück hatten, eu de la chance,
      tuvimos suerte, tivemos sorte
    `),
  },
  {
    kind: 'lessons',
    whole: phrases(`
      insights, learnings, takeaways, lessons, retrospective, 教訓, 学び, fazit
    `),
    part: phrases(`
      lessons learned, lessons learnt, what we learned, what did we learn, what have we learned,
      key takeaways, key learnings, learnings, 得られた教訓, 学んだこと, erkenntnisse, leçons apprises,
      lecciones aprendidas, lições aprendidas
    `),
  },
  {
    kind: 'contributing-factors',
    whole: phrases(`
      factors, contributors, 寄与要因, 要因
    `),
    part: phrases(`
      contributing factors, contributing factor, contributing causes, contributing conditions,
      beitragende faktoren, facteurs contributifs, facteurs contributeurs, factores
      contribuyentes, fatores contribuintes
    `),
  },
  {
    kind: 'root-cause',
    whole: phrases(`
      cause, causes, trigger, triggers, technical elements, technical explanation, explanation,
      rca, attack method, ursache, ursachen, causa, why did this happen, why did it happen,
      analysis, 原因
    `),
    part: phrases(`
      root cause, root causes, cause analysis, underlying cause, proximate cause, what caused,
      cause of the, causal analysis, triggering, fault, 根本原因, 原因分析, grundursache, ursachenanalyse,
      hauptursache, cause racine, cause première, causes racines, causa raíz, causa raiz
    `),
  },
  {
    kind: 'detection',
    whole: phrases(`
      identified, identification, discovery, how was it detected, alerting, monitoring, erkennung,
      検知, 検出, détection, detección, detecção
    `),
    part: phrases(`
      detection, how we detected, how was the incident detected, how did we detect, how it was
      discovered, how was this detected, time to detect
    `),
  },
  {
    kind: 'resolution',
    whole: phrases(`
      fix, fixes, recovery, mitigation, mitigations, action taken, actions taken, solution, the
      fix, repair, remediation taken, workaround, lösung, behebung, résolution, resolución,
      resolução, 解決, 復旧, 対応, 対応内容
    `),
    part: phrases(`
      resolution, resolution and recovery, how we fixed, how was it resolved, how it was fixed,
      how it was resolved, action taken, actions taken, fixes implemented, fix implemented, steps
      taken, mitigation steps, immediate mitigation, patches available, recovery steps, 復旧対応
    `),
  },
  {
    kind: 'impact',
    whole: phrases(`
      impacts, affected packages, affected services, affected systems, affected users, scope,
      damage, severity and impact, consequences, auswirkung, auswirkungen, conséquences, impacto,
      影響, 影響範囲
    `),
    part: phrases(`
      impact, what was impacted, what was affected, who was affected, customer impact, user
      impact, business impact, blast radius, affected packages, affected services
    `),
  },
  {
    kind: 'sign-off',
    whole: phrases(`
      signoff, approval, approvals, reviewers, participants, attendees, signatures, 承認, freigabe
    `),
    part: phrases(`
      sign off, signed off, participants in review, review participants
    `),
  },
  {
    kind: 'follow-up',
    whole: phrases(`
      follow up, followup, updates, update, フォローアップ, nachverfolgung, suivi, seguimiento,
      acompanhamento
    `),
    part: phrases(`
      follow up notes, week follow up, month follow up, day follow up, follow up review,
      continuous improvement
    `),
  },
  {
    kind: 'stats',
    whole: phrases(`
      metrics, statistics, stats, key metrics, incident metrics, response metrics, kpis, metrics
      and kpis, key statistics, numbers, メトリクス, kennzahlen, métriques, métricas
    `),
    part: ['incident statistics', 'response times'],
  },
  {
    kind: 'supporting',
    whole: phrases(`
      references, links, related links, further reading, evidence, glossary, steps to reproduce,
      attachments, related incidents, related documents, screenshots, graphs, resources,
      communication, communications, anhang, annexe, annexes, anexos, 参考, 参考資料, 参考リンク, 関連資料
    `),
    part: phrases(`
      appendix, appendices, supporting information, supporting data, supporting documents,
      supporting documentation, supporting evidence, additional information, related incidents,
      external communication, communication log, customer communication, 補足
    `),
  },
  {
    kind: 'summary',
    whole: phrases(`
      overview, tldr, tl dr, abstract, synopsis, incident, description, incident details, incident
      information, details, zusammenfassung, überblick, résumé, resumen, resumo, 概要, サマリー, サマリ, 要約
    `),
    part: phrases(`
      summary, executive summary, incident overview, at a glance, what happened, incident
      description, エグゼクティブサマリー
    `),
  },
];

/** Under these, a heading such as `Detection` or `Response` only groups what the parent holds. */
export const GROUPING_KINDS: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'went-well',
  'went-wrong',
  'lucky',
  'lessons',
  'action-items',
  'supporting',
  'sign-off',
  'follow-up',
  'five-whys',
]);

/** What a heading under a grouping section cannot claim for itself. */
export const GROUPED_KINDS: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'summary',
  'impact',
  'detection',
  'resolution',
  'root-cause',
  'contributing-factors',
]);
