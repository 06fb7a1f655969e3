import type { Language } from '../configuration';
import type { FieldKind, SectionKind } from '../types';

/** How the tool itself names things that it inserts into a document, per language. */
export interface Names {
  readonly sections: Readonly<Record<Exclude<SectionKind, 'other'>, string>>;
  readonly fields: Readonly<
    Record<
      | 'id'
      | 'date'
      | 'severity'
      | 'status'
      | 'duration'
      | 'author'
      | 'owner'
      | 'services'
      | 'users'
      | 'reviewer'
      | 'approver',
      string
    >
  > &
    Readonly<Partial<Record<FieldKind, string>>>;
  readonly columns: {
    readonly time: string;
    readonly event: string;
    readonly person: string;
    readonly priority: string;
    readonly action: string;
    readonly owner: string;
    readonly due: string;
    readonly status: string;
  };
}

export const NAMES: Readonly<Record<Language, Names>> = {
  en: {
    sections: {
      summary: 'Summary',
      impact: 'Impact',
      timeline: 'Timeline',
      detection: 'Detection',
      resolution: 'Resolution',
      'root-cause': 'Root Cause',
      'contributing-factors': 'Contributing Factors',
      'five-whys': '5 Whys',
      'went-well': 'What Went Well',
      'went-wrong': 'What Went Wrong',
      lucky: 'Where We Got Lucky',
      'action-items': 'Action Items',
      lessons: 'Lessons Learned',
      supporting: 'Supporting Data',
      'sign-off': 'Sign-off',
      'follow-up': 'Follow-up',
      stats: 'Metrics',
    },
    fields: {
      id: 'Incident ID',
      date: 'Date',
      severity: 'Severity',
      status: 'Status',
      duration: 'Duration',
      author: 'Authors',
      owner: 'Owner',
      services: 'Services Affected',
      users: 'Users Affected',
      reviewer: 'Reviewed by',
      approver: 'Approved by',
    },
    columns: {
      time: 'Time',
      event: 'Event',
      person: 'Person',
      priority: 'Priority',
      action: 'Action Item',
      owner: 'Owner',
      due: 'Due Date',
      status: 'Status',
    },
  },
  ja: {
    sections: {
      summary: '概要',
      impact: '影響',
      timeline: 'タイムライン',
      detection: '検知',
      resolution: '対応',
      'root-cause': '根本原因',
      'contributing-factors': '要因',
      'five-whys': 'なぜなぜ分析',
      'went-well': 'うまくいったこと',
      'went-wrong': 'うまくいかなかったこと',
      lucky: '幸運だったこと',
      'action-items': 'アクションアイテム',
      lessons: '教訓',
      supporting: '参考資料',
      'sign-off': '承認',
      'follow-up': 'フォローアップ',
      stats: '指標',
    },
    fields: {
      id: 'インシデントID',
      date: '日付',
      severity: '重大度',
      status: 'ステータス',
      duration: '継続時間',
      author: '作成者',
      owner: '担当者',
      services: '影響を受けたサービス',
      users: '影響を受けたユーザー',
      reviewer: 'レビュー者',
      approver: '承認者',
    },
    columns: {
      time: '時刻',
      event: '内容',
      person: '担当者',
      priority: '優先度',
      action: 'アクション',
      owner: '担当者',
      due: '期限',
      status: 'ステータス',
    },
  },
  de: {
    sections: {
      summary: 'Zusammenfassung',
      impact: 'Auswirkungen',
      timeline: 'Zeitlicher Ablauf',
      detection: 'Erkennung',
      resolution: 'Behebung',
      'root-cause': 'Ursache',
      'contributing-factors': 'Beitragende Faktoren',
      'five-whys': '5 Warum',
      'went-well': 'Was gut lief',
      'went-wrong': 'Was schlecht lief',
      lucky: 'Wo wir Glück hatten',
      'action-items': 'Maßnahmen',
      lessons: 'Lehren',
      supporting: 'Anhang',
      'sign-off': 'Freigabe',
      'follow-up': 'Nachverfolgung',
      stats: 'Kennzahlen',
    },
    fields: {
      id: 'Vorfall-ID',
      date: 'Datum',
      severity: 'Schweregrad',
      status: 'Status',
      duration: 'Dauer',
      author: 'Autoren',
      owner: 'Verantwortlich',
      services: 'Betroffene Dienste',
      users: 'Betroffene Nutzer',
      reviewer: 'Geprüft von',
      approver: 'Freigegeben von',
    },
    columns: {
      time: 'Zeit',
      event: 'Ereignis',
      person: 'Person',
      priority: 'Priorität',
      action: 'Maßnahme',
      owner: 'Verantwortlich',
      due: 'Fällig',
      status: 'Status',
    },
  },
  fr: {
    sections: {
      summary: 'Résumé',
      impact: 'Impact',
      timeline: 'Chronologie',
      detection: 'Détection',
      resolution: 'Résolution',
      'root-cause': 'Cause racine',
      'contributing-factors': 'Facteurs contributifs',
      'five-whys': '5 pourquoi',
      'went-well': "Ce qui s'est bien passé",
      'went-wrong': "Ce qui s'est mal passé",
      lucky: 'Où nous avons eu de la chance',
      'action-items': 'Actions',
      lessons: 'Leçons apprises',
      supporting: 'Annexes',
      'sign-off': 'Validation',
      'follow-up': 'Suivi',
      stats: 'Indicateurs',
    },
    fields: {
      id: "Identifiant de l'incident",
      date: 'Date',
      severity: 'Sévérité',
      status: 'Statut',
      duration: 'Durée',
      author: 'Auteurs',
      owner: 'Responsable',
      services: 'Services affectés',
      users: 'Utilisateurs affectés',
      reviewer: 'Relu par',
      approver: 'Approuvé par',
    },
    columns: {
      time: 'Heure',
      event: 'Événement',
      person: 'Personne',
      priority: 'Priorité',
      action: 'Action',
      owner: 'Responsable',
      due: 'Échéance',
      status: 'Statut',
    },
  },
  es: {
    sections: {
      summary: 'Resumen',
      impact: 'Impacto',
      timeline: 'Cronología',
      detection: 'Detección',
      resolution: 'Resolución',
      'root-cause': 'Causa raíz',
      'contributing-factors': 'Factores contribuyentes',
      'five-whys': '5 porqués',
      'went-well': 'Qué salió bien',
      'went-wrong': 'Qué salió mal',
      lucky: 'Dónde tuvimos suerte',
      'action-items': 'Acciones',
      lessons: 'Lecciones aprendidas',
      supporting: 'Anexos',
      'sign-off': 'Aprobación',
      'follow-up': 'Seguimiento',
      stats: 'Métricas',
    },
    fields: {
      id: 'ID del incidente',
      date: 'Fecha',
      severity: 'Severidad',
      status: 'Estado',
      duration: 'Duración',
      author: 'Autores',
      owner: 'Responsable',
      services: 'Servicios afectados',
      users: 'Usuarios afectados',
      reviewer: 'Revisado por',
      approver: 'Aprobado por',
    },
    columns: {
      time: 'Hora',
      event: 'Evento',
      person: 'Persona',
      priority: 'Prioridad',
      action: 'Acción',
      owner: 'Responsable',
      due: 'Fecha límite',
      status: 'Estado',
    },
  },
  pt: {
    sections: {
      summary: 'Resumo',
      impact: 'Impacto',
      timeline: 'Linha do tempo',
      detection: 'Detecção',
      resolution: 'Resolução',
      'root-cause': 'Causa raiz',
      'contributing-factors': 'Fatores contribuintes',
      'five-whys': '5 porquês',
      'went-well': 'O que deu certo',
      'went-wrong': 'O que deu errado',
      lucky: 'Onde tivemos sorte',
      'action-items': 'Ações',
      lessons: 'Lições aprendidas',
      supporting: 'Anexos',
      'sign-off': 'Aprovação',
      'follow-up': 'Acompanhamento',
      stats: 'Métricas',
    },
    fields: {
      id: 'ID do incidente',
      date: 'Data',
      severity: 'Severidade',
      status: 'Status',
      duration: 'Duração',
      author: 'Autores',
      owner: 'Responsável',
      services: 'Serviços afetados',
      users: 'Usuários afetados',
      reviewer: 'Revisado por',
      approver: 'Aprovado por',
    },
    columns: {
      time: 'Hora',
      event: 'Evento',
      person: 'Pessoa',
      priority: 'Prioridade',
      action: 'Ação',
      owner: 'Responsável',
      due: 'Prazo',
      status: 'Status',
    },
  },
};
