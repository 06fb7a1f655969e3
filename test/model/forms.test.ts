import assert from 'node:assert/strict';
import { dueText } from '../../server/src/model/actions/due';
import { doubtsOf } from '../../server/src/model/doubts';
import { fieldKindOf } from '../../server/src/model/fields/fieldKinds';
import { sectionKindOf } from '../../server/src/language/sections';
import type { Parsed, Postmortem } from '../../server/src/model/types';
import { formatClock } from '../../server/src/time/format';
import { postmortem } from '../support/analyse';

const read = (text: string): Postmortem => postmortem(text).model;
const value = (parsed: Parsed<string>): string =>
  parsed.kind === 'valid' ? parsed.value : parsed.kind;

describe('a field is read from', () => {
  const forms: readonly (readonly [name: string, text: string])[] = [
    ['bold with the colon inside', '**Severity:** High'],
    ['bold with the colon outside', '**Severity**: High'],
    ['a bullet', '- **Severity:** High\n- **Status:** Resolved'],
    ['plain lines', 'Severity: High\nStatus: Resolved'],
    ['plain bullets', '- Severity: High\n- Status: Resolved'],
    ['a plain line of its own', 'Severity: High'],
    ['one line with several', '**Date:** 2025-08-22 | **Severity:** High | **Status:** Resolved'],
    [
      'a table of two columns',
      '| Field | Value |\n|---|---|\n| Severity | High |\n| Status | Resolved |',
    ],
    [
      'a table without a header',
      '| Severity | High |\n|---|---|\n| Status | Resolved |\n| Date | 2025-08-22 |',
    ],
    [
      'one wide row',
      '| Date | Severity | Status |\n|---|---|---|\n| 2025-08-22 | High | Resolved |',
    ],
    ['a quote', '> **Severity:** High'],
    ['a heading', '## Severity\n\nHigh'],
    ['a full-width colon', '**重大度**：High'],
    ['emoji before the name', '**🔥 Severity:** High'],
    ['code around the value', '**Severity:** `High`'],
    ['a link around the value', '**Severity:** [High](https://example.com/severities)'],
    ['hard breaks', '**Date:** 2025-08-22  \n**Severity:** High  \n**Status:** Resolved'],
    ['backslash breaks', '**Date:** 2025-08-22\\\n**Severity:** High\\\n**Status:** Resolved'],
  ];
  for (const [name, text] of forms)
    it(name, () => assert.equal(value(read(`# Outage\n\n${text}\n`).incident.severity), 'High'));

  it('front matter', () =>
    assert.equal(value(read('---\nseverity: High\n---\n# Outage\n').incident.severity), 'High'));
  it('front matter in TOML', () =>
    assert.equal(value(read('+++\nseverity = "High"\n+++\n# Outage\n').incident.severity), 'High'));
  it('and not from prose with a colon', () =>
    assert.equal(
      value(read('# Outage\n\nWe asked one question: severity.\n').incident.severity),
      'absent',
    ));
});

describe('a label without a value on its line', () => {
  const DURATION = '**Date:** 2025-08-22\n**Severity:** High\n**Status:** Resolved\n';
  const ways: readonly (readonly [name: string, text: string, minutes: number | null])[] = [
    ['has it on the next', `${DURATION}**Duration:**\nThe outage took 2 hours in all.`, 120],
    ['has it in its parts', 'Duration:\n\nStart Time: 14:00 UTC\nEnd Time: 16:00 UTC', null],
    [
      'has it below the paragraph that it ends',
      'Search down on May 3\nDuration:\n\nStart Time: 14:00 UTC\nEnd Time: 16:00 UTC',
      null,
    ],
    ['has it in a paragraph of its own', '**Duration:**\n\nAbout two hours in all.', null],
  ];
  for (const [name, text, minutes] of ways)
    it(name, () => {
      const { model, findings } = postmortem(`# Outage\n\n${text}\n\n## Impact\n\nAll.\n`);
      assert.deepEqual(
        findings.map(({ rule }) => rule).filter((rule) => rule === 'summary/missing-field'),
        [],
      );
      assert.equal(model.incident.durations[0]?.duration.minutes ?? null, minutes);
    });
  it('is empty before another field', () =>
    assert.deepEqual(
      postmortem(`# Outage\n\n${DURATION}**Duration:**\n**Authors:** Sarah\n`)
        .findings.map(({ rule }) => rule)
        .filter((rule) => rule === 'summary/missing-field'),
      ['summary/missing-field'],
    ));
});

describe('actions that are paragraphs', () => {
  it('stay actions where one of them is done, behind its full stop too', () => {
    for (const done of ['Test the restore. (done)', 'Test the restore (done)']) {
      const [list] = read(
        `# Outage\n\n## Action Items\n\nAdd an alert on the pool.\n\n${done}\n`,
      ).actions;
      assert.deepEqual(
        list?.items.map((item) => item.done),
        [false, true],
        done,
      );
    }
  });
});

describe('a bold lead that says only by when', () => {
  it('is no part of what is to be done', () => {
    const [list] = read(
      '# Outage\n\n## Action Items\n\n- **TODO due 2026-05-21** — Add an alert\n- **Due 2026-05-28:** Test the restore\n- **By hand** — Purge the log\n',
    ).actions;
    assert.deepEqual(
      list?.items.map(({ text, due }) => [text.text, due.kind === 'valid' ? due.text : due.kind]),
      [
        ['Add an alert', '2026-05-21'],
        ['Test the restore', '2026-05-28'],
        ['By hand — Purge the log', 'absent'],
      ],
    );
  });
});

describe('what languages write in their own way', () => {
  const day = (text: string): string => {
    const { date } = read(text).incident;
    return date.kind === 'valid' ? date.value.toString() : date.kind;
  };
  it('a short month without its dot, between a day and a year', () => {
    assert.equal(day('# Caída\n\n**Fecha:** 3 ago 2025\n'), '2025-08-03');
    assert.equal(day('# Queda\n\n**Data:** 5 set 2024\n'), '2024-09-05');
    assert.equal(day('# Outage\n\n**Date:** we noticed 3 ago\n'), 'absent');
  });
  it('a date as the only plain field', () =>
    assert.equal(day('# Caída\n\n- Fecha: 2025/01/13\n'), '2025-01-13'));
  it('a bold title that ends with the letter of the year', () =>
    assert.equal(
      read('**Сбой оплаты – 13 января 2025 г.**\n\n## Влияние\n\nВсе.\n').title?.text,
      'Сбой оплаты – 13 января 2025 г.',
    ));
  it('時間 as the column of times is no length', () =>
    assert.deepEqual(
      read('# 障害\n\n## 時系列\n\n| 対応 | 時間 |\n|---|---|\n| 障害発生 | 23:14 |\n').incident
        .durations,
      [],
    ));
});

describe('what a length measures by the words behind it', () => {
  const lengths: readonly (readonly [value: string, kind: string])[] = [
    ['34 hours undetected, 22 minutes to resolve', 'detect'],
    ['34 hours', 'total'],
    ['20 minutes to mitigate', 'mitigate'],
    ['20 minutes to resolve', 'resolve'],
    ['20 minutes until detected', 'detect'],
    ['20 minutes to everyone', 'total'],
  ];
  for (const [value, kind] of lengths)
    it(value, () =>
      assert.equal(read(`# Outage\n\n**Duration:** ${value}\n`).incident.durations[0]?.kind, kind),
    );
});

describe('a text that was pasted without its marks', () => {
  const PASTED =
    'Postmortem: Search down\n\nIssue Summary\nDuration:\nIt lasted 2 hours, from 10:00 to 12:00 UTC on May 3, 2024.\nImpact:\nAll searches failed.\nTimeline\n10:00 UTC - Alert fired\n12:00 UTC - Resolved\nRoot Cause and Resolution\nA full disk.\n';
  it('has the sections that its lines name', () =>
    assert.deepEqual(
      read(PASTED).sections.map(({ kind }) => kind),
      ['summary', 'impact', 'timeline', 'root-cause'],
    ));
  it('has its rows, its length and its window', () => {
    const { timelines, incident, recognition } = read(PASTED);
    assert.equal(recognition.postmortem, true);
    assert.equal(timelines.flatMap(({ entries }) => entries).length, 2);
    assert.equal(incident.durations[0]?.duration.minutes, 120);
    assert.equal(incident.window?.end.kind, 'valid');
  });
  it('but a document with a heading has none of them', () =>
    assert.deepEqual(
      read(`# Search down\n\n${PASTED}`).sections.map(({ kind }) => kind),
      ['other'],
    ));
});

describe('the name of a field is known in', () => {
  const names: readonly (readonly [language: string, kinds: Readonly<Record<string, string>>])[] = [
    [
      'English',
      {
        'Incident Commander': 'owner',
        'Time detected': 'detected',
        'Written by': 'author',
        Downtime: 'duration',
        'Users affected': 'users',
        'SLA Breach': 'sla',
      },
    ],
    [
      'Japanese',
      {
        重大度: 'severity',
        発生日時: 'date',
        作成者: 'author',
        所要時間: 'duration',
        復旧: 'resolved',
      },
    ],
    [
      'German',
      {
        Schweregrad: 'severity',
        Dauer: 'duration',
        Verfasser: 'author',
        Beginn: 'start',
        Zeitzone: 'zone',
      },
    ],
    [
      'French',
      {
        Gravité: 'severity',
        Durée: 'duration',
        Auteur: 'author',
        Début: 'start',
        'Fuseau horaire': 'zone',
      },
    ],
    [
      'Spanish',
      {
        Severidad: 'severity',
        Duración: 'duration',
        Autor: 'author',
        Inicio: 'start',
        'Zona horaria': 'zone',
      },
    ],
    [
      'Portuguese',
      {
        Severidade: 'severity',
        Duração: 'duration',
        Autores: 'author',
        Início: 'start',
        'Fuso horário': 'zone',
      },
    ],
  ];
  for (const [language, kinds] of names)
    it(language, () => {
      for (const [name, kind] of Object.entries(kinds)) assert.equal(fieldKindOf(name), kind, name);
    });
});

describe('a heading is known as', () => {
  const kinds: Readonly<Record<string, readonly string[]>> = {
    summary: [
      'Executive Summary',
      '📋 Overview',
      '1. Summary',
      'TL;DR',
      'What happened?',
      '概要',
      'Zusammenfassung',
      'Résumé',
      'Resumen',
      'Resumo',
    ],
    impact: [
      'Impact:',
      'Fallout',
      'Risks and Hazards:',
      '1. 影响与范围',
      'Customer Impact',
      '**Impact**',
      '影響範囲',
      'Auswirkungen',
      'Conséquences',
      'Impacto',
    ],
    timeline: [
      'Timeline (UTC)',
      'Timeline of Events',
      'Key events',
      '5.2 Incident timeline',
      'タイムライン',
      '時系列',
      'Zeitlicher Ablauf',
      'Chronologie',
      'Cronología',
      'Linha do tempo',
    ],
    detection: [
      'Detection',
      'How was it detected?',
      '検知',
      'Erkennung',
      'Détection',
      'Detección',
      'Detecção',
    ],
    resolution: [
      ':woman_gesturing_ok: Recovery',
      'Resolution and Recovery',
      'How we fixed it',
      '復旧対応',
      'Behebung',
      'Résolution',
      'Resolución',
      'Resolução',
    ],
    'root-cause': [
      'Analysis of causes',
      'Root Cause',
      'Root Cause Analysis',
      'What caused this?',
      '根本原因',
      'Ursachenanalyse',
      'Cause racine',
      'Causa raíz',
      'Causa raiz',
    ],
    'contributing-factors': [
      'Contributing Factors',
      '寄与要因',
      'Beitragende Faktoren',
      'Facteurs contributifs',
      'Factores contribuyentes',
      'Fatores contribuintes',
    ],
    'five-whys': [
      '5 Whys',
      'Five Whys Analysis',
      'なぜなぜ分析',
      '5 Warum',
      'Les 5 pourquoi',
      'Cinco porqués',
      'Cinco por quês',
    ],
    'went-well': [
      'What went well ✅',
      'What Worked',
      'うまくいったこと',
      'Was gut lief',
      'Ce qui a bien fonctionné',
      'Qué salió bien',
      'O que deu certo',
    ],
    'went-wrong': [
      'What did not help',
      'What I was wrong about',
      'What went wrong',
      'What could be improved',
      "What didn't go well",
      '改善点',
      'Was schlecht lief',
      'Ce qui a mal fonctionné',
      'Qué salió mal',
      'O que deu errado',
    ],
    lucky: [
      'What could have been worse',
      'Where we got lucky 🍀',
      '幸運だったこと',
      'Wo wir Glück hatten',
      'Où nous avons eu de la chance',
      'Dónde tuvimos suerte',
      'Onde tivemos sorte',
    ],
    'action-items': [
      'Open items',
      'Open follow-ups',
      'How could this be prevented?',
      '预防',
      'Action Items',
      'Follow-up actions',
      'Next steps',
      'Corrective Actions',
      'アクションアイテム',
      '再発防止策',
      'Maßnahmen',
      "Plan d'action",
      'Plan de acción',
      'Itens de ação',
    ],
    lessons: [
      'Lessons Learned',
      'Key takeaways',
      '教訓',
      'Erkenntnisse',
      'Leçons apprises',
      'Lecciones aprendidas',
      'Lições aprendidas',
    ],
    supporting: ['Appendix A: Logs', 'References', '参考資料', 'Anhang', 'Annexes', 'Anexos'],
    'sign-off': ['Sign-off', 'Approvals', '承認', 'Freigabe'],
    'follow-up': ['Follow-up', '1-week follow-up', 'フォローアップ', 'Nachverfolgung', 'Suivi'],
    stats: ['Key Metrics', 'Incident metrics', 'メトリクス', 'Kennzahlen', 'Métriques'],
  };
  for (const [kind, headings] of Object.entries(kinds))
    it(kind, () => {
      for (const heading of headings)
        assert.equal(sectionKindOf(heading.replace(/\*/g, '')), kind, heading);
    });
  it('nothing, when it is about something else', () => {
    for (const heading of ['Introduction', 'The database', 'How to read this page', 'Glossar'])
      assert.equal(sectionKindOf(heading), null, heading);
  });
});

/** Each entry in one line: date, time, end, zone, actor, text. */
const told = (text: string): readonly string[] =>
  read(text).timelines.flatMap((timeline) =>
    timeline.entries.map((entry) =>
      [
        entry.day?.toString() ?? '-',
        entry.start?.time ? formatClock(entry.start.time) : '-',
        entry.end?.time ? `to ${formatClock(entry.end.time)}` : null,
        entry.start?.zone?.name ?? null,
        entry.actor?.kind === 'valid' ? `@${entry.actor.value}` : null,
        entry.label && `[${entry.label.text}]`,
        entry.text.text,
      ]
        .filter((part) => part !== null)
        .join(' '),
    ),
  );

describe('a timeline is read from', () => {
  const HEAD = '# Outage\n\n**Date:** 2025-08-22\n\n## Timeline\n\n';
  const TWO = ['2025-08-22 14:30 Alert fired', '2025-08-22 14:50 Restart'];
  const forms: readonly (readonly [name: string, text: string, entries: readonly string[]])[] = [
    ['a table', '| Time | Event |\n|---|---|\n| 14:30 | Alert fired |\n| 14:50 | Restart |', TWO],
    [
      'a table with the time last',
      '| Event | Time |\n|---|---|\n| Alert fired | 14:30 |\n| Restart | 14:50 |',
      TWO,
    ],
    [
      'a table without outer pipes',
      'Time | Event\n---|---\n14:30 | Alert fired\n14:50 | Restart',
      TWO,
    ],
    [
      'a table in a quote',
      '> | Time | Event |\n> |---|---|\n> | 14:30 | Alert fired |\n> | 14:50 | Restart |',
      TWO,
    ],
    [
      'a table with persons',
      '| Time | Who | Event |\n|---|---|---|\n| 14:30 | Sarah | Alert fired |\n| 14:50 | | Restart |',
      ['2025-08-22 14:30 @Sarah Alert fired', '2025-08-22 14:50 Restart'],
    ],
    [
      'a table with a column of dates',
      '| Date | Time | Event |\n|---|---|---|\n| 2025-08-22 | 23:30 | Alert fired |\n| 2025-08-23 | 00:50 | Restart |',
      ['2025-08-22 23:30 Alert fired', '2025-08-23 00:50 Restart'],
    ],
    [
      'a table whose column names the zone',
      '| Time (CEST) | Event |\n|---|---|\n| 14:30 | Alert fired |',
      ['2025-08-22 14:30 CEST Alert fired'],
    ],
    ['bullets', '- 14:30 - Alert fired\n- 14:50 - Restart', TWO],
    ['bullets with bold times', '* **14:30**: Alert fired\n* **14:50**: Restart', TWO],
    ['bullets with times in code', '- `14:30` Alert fired\n- `14:50` Restart', TWO],
    ['numbers', '1. 14:30 Alert fired\n2. 14:50 Restart', TWO],
    ['bullets with details', '- 14:30 Alert fired\n  - seen in the logs\n- 14:50 Restart', TWO],
    ['paragraphs', '14:30 – Alert fired\n\n14:50 – Restart', TWO],
    ['lines of a paragraph', '14:30 Alert fired\n14:50 Restart', TWO],
    ['headings', '### 14:30 Alert fired\n\nWords.\n\n### 14:50 Restart\n\nWords.', TWO],
    [
      'day headings',
      '### 2025-08-22\n\n- 23:30 Alert fired\n\n### 2025-08-23\n\n- 00:50 Restart',
      ['2025-08-22 23:30 Alert fired', '2025-08-23 00:50 Restart'],
    ],
    [
      'days as bullets',
      '- August 22\n  - 23:30 Alert fired\n- August 23\n  - 00:50 Restart',
      ['2025-08-22 23:30 Alert fired', '2025-08-23 00:50 Restart'],
    ],
    [
      'labelled lines',
      '- **First Alert:** 14:30 - PagerDuty\n- **Resolved:** 14:50 - done',
      ['2025-08-22 14:30 [First Alert] PagerDuty', '2025-08-22 14:50 [Resolved] done'],
    ],
    [
      'ranges',
      '- 14:20–14:30 Deploy\n- 14:40 - 14:50 UTC: Restart',
      ['2025-08-22 14:20 to 14:30 Deploy', '2025-08-22 14:40 to 14:50 UTC Restart'],
    ],
    [
      'full dates',
      '- 2025-08-22 14:30 UTC Alert fired\n- 2025-08-22T14:50Z Restart',
      ['2025-08-22 14:30 UTC Alert fired', '2025-08-22 14:50 Z Restart'],
    ],
    [
      'twelve-hour clocks',
      '- 2:30 pm Alert fired\n- 2.50pm x\n- 2:50pm Restart',
      ['2025-08-22 14:30 Alert fired', '2025-08-22 14:50 x', '2025-08-22 14:50 Restart'],
    ],
    [
      'midnight',
      '- 23:50 Alert fired\n- 00:10 Restart',
      ['2025-08-22 23:50 Alert fired', '2025-08-23 00:10 Restart'],
    ],
    [
      'New Year without years',
      '- Dec 31 23:50 Alert fired\n- Jan 1 00:10 Restart',
      ['2025-12-31 23:50 Alert fired', '2026-01-01 00:10 Restart'],
    ],
    [
      'unknown times',
      '- 14:30 Alert fired\n- ??:?? Somebody called\n- 14:50 Restart',
      ['2025-08-22 14:30 Alert fired', '2025-08-22 - Somebody called', '2025-08-22 14:50 Restart'],
    ],
    [
      'a sentence that gives the day',
      'Unless noted all events happened on 2025-08-23.\n\n- 2025-08-22 23:55: Builds fail\n- 01:38: Alert fired',
      ['2025-08-22 23:55 Builds fail', '2025-08-23 01:38 Alert fired'],
    ],
    [
      'a sentence that gives the zone',
      'All times are in\nUTC.\n\n- 14:30: Alert fired',
      ['2025-08-22 14:30 UTC Alert fired'],
    ],
    [
      'a following day in words',
      '| Time | Event |\n|---|---|\n| 14:30 | Alert fired |\n| later that day | Patch |\n| the next day | Review |',
      ['2025-08-22 14:30 Alert fired', '2025-08-22 - Patch', '2025-08-23 - Review'],
    ],
    [
      'full-width digits',
      '| 時刻 | イベント |\n|---|---|\n| １４：３０ | 検知 |',
      ['2025-08-22 14:30 検知'],
    ],
    [
      'Arabic digits and direction marks',
      '- \u200f١٤:٣٠\u200f - تنبيه\n- ١٤:٥٠ - إصلاح',
      ['2025-08-22 14:30 تنبيه', '2025-08-22 14:50 إصلاح'],
    ],
    ['emoji in front', '- 🔥 14:30 Alert fired\n- ✅ 14:50 Restart', TWO],
    [
      'paragraphs with dots that could be days of a month',
      '09.12: Alert fired\n\n10.11: Looked into\n\n11.08: Restart',
      ['2025-08-22 09:12 Alert fired', '2025-08-22 10:11 Looked into', '2025-08-22 11:08 Restart'],
    ],
    ['headings of times in braces', '### {{ 14:30 }} Alert fired\n\n### {{ 14:50 }} Restart', TWO],
    [
      'paragraphs with dots in their times',
      '14.30 Alert fired\nfor two services\n\nSomebody asks.\n\n14.50 Restart\n\n14:55 Closed',
      [...TWO, '2025-08-22 14:55 Closed'],
    ],
    [
      'a table with more words than times in its column of times',
      '| Time | Event |\n|---|---|\n| Days before | Warnings |\n| 14:30 | Alert fired |\n| 14:50 | Restart |\n| Morning | Looked into |\n| Fix | Upgraded |',
      ['- - Warnings', ...TWO, '- - Looked into', '- - Upgraded'],
    ],
    [
      'rows under headings of their phase',
      '### 14:30-14:40 UTC: Split\n\n- 14:30 Alert fired\n- 14:35 Second alert\n\n### 14:40-15:00 UTC: Repair\n\n- 14:50 Restart\n- 14:55 Closed',
      [
        '2025-08-22 14:30 UTC Alert fired',
        '2025-08-22 14:35 UTC Second alert',
        '2025-08-22 14:50 UTC Restart',
        '2025-08-22 14:55 UTC Closed',
      ],
    ],
  ];
  for (const [name, text, entries] of forms)
    it(name, () => assert.deepEqual(told(`${HEAD}${text}\n`), entries));

  it('nothing that only looks like a time', () => {
    const innocent =
      '- Port 8080:80 was open\n- The ratio was 3:1\n- Version 1.14.30\n- 10.0.14.30 answered\n- see log:14\n\n```\n14:30:00 ERROR x\n14:31:00 ERROR y\n14:32:00 ERROR z\n```\n';
    assert.deepEqual(told(`# Outage\n\n## Analysis\n\n${innocent}`), []);
  });
  it('an order of day and month that other dates tell', () => {
    assert.deepEqual(
      told('# Outage\n\n## Timeline\n\n- 26/08/2020 10:00 a\n- 03/09/2020 11:00 b\n'),
      ['2020-08-26 10:00 a', '2020-09-03 11:00 b'],
    );
    assert.deepEqual(
      told('# Outage\n\n## Timeline\n\n- 08/26/2020 10:00 a\n- 09/03/2020 11:00 b\n'),
      ['2020-08-26 10:00 a', '2020-09-03 11:00 b'],
    );
  });
  it('two incidents of one file apart', () => {
    const { timelines } = read(
      '# Outages\n\n## First\n\n### Timeline\n\n- 2025-08-22 14:30 a\n- 2025-08-22 14:40 b\n\n## Second\n\n### Timeline\n\n- 2025-08-20 10:30 c\n- 2025-08-20 10:40 d\n',
    );
    assert.deepEqual(
      timelines.map((timeline) => timeline.entries.length),
      [2, 2],
    );
  });
  it('no amounts and versions at the beginning of lines', () => {
    for (const lines of [
      '14:30 Alert fired\n\n14:50 Restart of\n2.10 and\n1.25 of the agents',
      '2.10 was built\n\n1.50 dollars were paid\n\n2.05 was built\n\n1.10 was not',
    ])
      assert.deepEqual(
        told(`# Outage\n\n**Date:** 2025-08-22\n\n## Timeline\n\n${lines}\n`).filter((entry) =>
          /(?: 0?[12]:)/.test(entry),
        ),
        [],
      );
  });
  it('the instant behind summer time', () => {
    const [timeline] = read(
      '# Outage\n\n## Timeline (Europe/Berlin)\n\n- 2025-03-30 01:30 a\n- 2025-03-30 03:30 b\n',
    ).timelines;
    const [a, b] = timeline?.entries ?? [];
    assert.equal((b?.start?.at ?? 0) - (a?.start?.at ?? 0), 60);
  });
});

describe('an action item is read from', () => {
  const HEAD = '# Outage\n\n**Date:** 2025-08-22\n\n## Action Items\n\n';
  const forms: readonly (readonly [name: string, text: string, items: readonly string[]])[] = [
    [
      'a table',
      '| Priority | Action | Owner | Due | Status | Ticket |\n|---|---|---|---|---|---|\n| P0 | Add an alert | Sarah | 2025-09-01 | Done | OPS-12 |',
      ['Add an alert | Sarah | 2025-09-01 | P0 | done | OPS-12'],
    ],
    [
      'checkboxes',
      '- [x] Add an alert\n- [ ] Write the runbook',
      ['Add an alert | - | - | - | done | ', 'Write the runbook | - | - | - | open | '],
    ],
    [
      'bullets',
      '- Add an alert\n- Write the runbook',
      ['Add an alert | - | - | - | open | ', 'Write the runbook | - | - | - | open | '],
    ],
    ['numbers', '1. Add an alert', ['Add an alert | - | - | - | open | ']],
    [
      'a table that says done in the column of due dates',
      '| Action | Owner | Due |\n|---|---|---|\n| Add an alert | Sarah | DONE in v2 |\n| Write the runbook | Sarah | 2025-09-01 |',
      [
        'Add an alert | Sarah | - | - | done | ',
        'Write the runbook | Sarah | 2025-09-01 | - | open | ',
      ],
    ],
    [
      'headings of categories',
      '### Immediate (completed)\n\n- Add an alert\n\n### Later (Q4 2025)\n\n- Write the runbook',
      ['Add an alert | - | - | - | done | ', 'Write the runbook | - | Q4 2025 | - | open | '],
    ],
    [
      'bullets of categories',
      '- Prevention:\n  - Add an alert\n- Detection:\n  - Write the runbook',
      ['Add an alert | - | - | - | open | ', 'Write the runbook | - | - | - | open | '],
    ],
    [
      'owners in brackets',
      '- Add an alert (@sarah)',
      ['Add an alert (@sarah) | sarah | - | - | open | '],
    ],
    [
      'owners after a word',
      '- Add an alert - Owner: @sarah',
      ['Add an alert - Owner: @sarah | sarah | - | - | open | '],
    ],
    [
      'owners below',
      '- Add an alert\n  - Owner: Sarah Chen\n  - Due: 2025-09-01',
      ['Add an alert | Sarah Chen | 2025-09-01 | - | open | '],
    ],
    [
      'a dash for nobody',
      '| Action | Owner |\n|---|---|\n| Add an alert | — |\n| Write it | TBD |',
      ['Add an alert | - | - | - | open | ', 'Write it | - | - | - | open | '],
    ],
    ['priorities in brackets', '- [P1] Add an alert', ['[P1] Add an alert | - | - | P1 | open | ']],
    [
      'tickets',
      '- Add an alert (org/repo#45, OPS-12), after SEV-1 and UTF-8',
      [
        'Add an alert (org/repo#45, OPS-12), after SEV-1 and UTF-8 | - | - | - | open | org/repo#45 OPS-12',
      ],
    ],
    ['struck out items', '- ~~Add an alert~~', ['Add an alert | - | - | - | done | ']],
    [
      'tags that are no persons',
      '- [infra] Add an alert',
      ['[infra] Add an alert | - | - | - | open | '],
    ],
  ];
  for (const [name, text, items] of forms)
    it(name, () =>
      assert.deepEqual(
        read(`${HEAD}${text}\n`).actions.flatMap((list) =>
          list.items.map((item) =>
            [
              item.text.text,
              item.owner.kind === 'valid' ? item.owner.value : '-',
              dueText(item.due) ?? '-',
              item.priority.kind === 'valid' ? item.priority.value : '-',
              item.done ? 'done' : 'open',
              item.tickets.map((ticket) => ticket.text).join(' '),
            ].join(' | '),
          ),
        ),
        items,
      ),
    );
});

describe('no action item is read from the boxes of a form', () => {
  const forms: readonly (readonly [name: string, section: string])[] = [
    ['a choice', '## Kind of incident\n\n- [x] Outage\n- [ ] Data loss\n- [ ] Security'],
    [
      'a question',
      '## Was anybody told?\n\n- [x] The customers were told by mail\n- [ ] The press was told',
    ],
    [
      'a checklist',
      '## Review checklist\n\n- [x] The timeline has been checked by two people\n- [ ] The cause is known',
    ],
  ];
  for (const [name, section] of forms)
    it(name, () => assert.deepEqual(read(`# Outage\n\n${section}\n`).actions, []));
  it('while tasks of a section without a known name are some', () =>
    assert.equal(
      read(
        '# Outage\n\n## And then\n\n- [ ] Add an alert for the queue\n- [x] Write the runbook for it\n',
      ).actions[0]?.items.length,
      2,
    ));
});

describe('a due date is', () => {
  const forms: readonly (readonly [text: string, day: string | null])[] = [
    ['2025-09-01', '2025-09-01'],
    ['1 September 2025', '2025-09-01'],
    ['Sep 1', '2025-09-01'],
    ['Q4 2025', '2025-12-31'],
    ['Q4 2025 - Q1 2026', '2026-03-31'],
    ['H1 2026', '2026-06-30'],
    ['end of September 2025', '2025-09-30'],
    ['September 2025', '2025-09-30'],
    ['end of September', '2025-09-30'],
    ['EOW', '2025-08-22'],
    ['end of month', '2025-08-31'],
    ['2 weeks', '2025-09-05'],
    ['within 30 days', '2025-09-21'],
    ['in 2-3 weeks', '2025-09-12'],
    ['5 business days', '2025-08-29'],
    ['Ende September', '2025-09-30'],
    ['in 2 Wochen', '2025-09-05'],
    ['next sprint', null],
    ['ASAP', null],
    ['今月末', null],
  ];
  for (const [text, day] of forms)
    it(text, () => {
      const [item] =
        read(
          `# Outage\n\n**Date:** 2025-08-22\n\n## Action Items\n\n| Action | Due |\n|---|---|\n| Add an alert | ${text} |\n`,
        ).actions[0]?.items ?? [];
      assert.equal(item?.due.kind, 'valid');
      assert.equal(item.due.value.date?.toString() ?? null, day);
    });
  it('nothing else', () => {
    const [item] =
      read(
        '# Outage\n\n## Action Items\n\n| Action | Due |\n|---|---|\n| Add an alert | see the board |\n',
      ).actions[0]?.items ?? [];
    assert.equal(item?.due.kind, 'invalid');
  });
});

describe('what cannot be told stays open, and says why', () => {
  const doubts = (text: string): readonly string[] =>
    doubtsOf(read(text)).map(({ about, why }) => `${about}: ${why}`);
  const cases: readonly (readonly [name: string, text: string, why: RegExp])[] = [
    [
      'an order of day and month',
      '# Outage\n\n## Timeline (UTC)\n\n- 03/04/2025 10:00 a\n',
      /date: day and month/,
    ],
    [
      'a zone of several meanings',
      '# Outage\n\n## Timeline\n\n- 2025-01-01 10:00 IST a\n',
      /zone: IST names several zones/,
    ],
    ['no date at all', '# Outage\n\n## Timeline (UTC)\n\n- 10:00 a\n', /date: no date is written/],
    ['no zone at all', '# Outage\n\n## Timeline\n\n- 2025-01-01 10:00 a\n', /zone: no time zone/],
    [
      'a time that cannot be',
      '# Outage\n\n## Timeline (UTC)\n\n- 2025-01-01 10:00 a\n- 25:99 b\n',
      /time: there is no hour 25/,
    ],
    [
      'a due date in words',
      '# Outage\n\n## Action Items\n\n| Action | Due |\n|---|---|\n| a | ASAP |\n',
      /due: these words fix no day/,
    ],
    ['broken front matter', '---\ntitle: [x\n---\n# Outage\n', /front-matter: /],
  ];
  for (const [name, text, why] of cases)
    it(name, () =>
      assert.ok(
        doubts(text).some((doubt) => why.test(doubt)),
        doubts(text).join('\n'),
      ),
    );
  it('and a document that leaves nothing open has no doubts', () =>
    assert.deepEqual(
      doubts('# Outage\n\n**Date:** 2025-08-22\n\n## Timeline (UTC)\n\n- 14:30 a\n- 14:40 b\n'),
      [],
    ));
});
