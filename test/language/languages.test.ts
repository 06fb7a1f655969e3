import assert from 'node:assert/strict';
import { LANGUAGES } from '../../server/src/language/languages';
import {
  milestoneOfLabel,
  milestoneOfRow,
  tellsFailure,
} from '../../server/src/language/milestones';
import { sectionKindOf } from '../../server/src/language/sections';
import { languageOf } from '../../server/src/model/language';
import { DEFAULT_CONFIGURATION } from '../../server/src/model/configuration';
import { postmortem } from '../support/analyse';

/** The keys of a value, of its objects too; lists and the groups of words are its own business. */
const keys = (value: unknown, path = ''): readonly string[] =>
  typeof value !== 'object' || value === null || Array.isArray(value) || path.endsWith('.groups')
    ? [path]
    : Object.entries(value)
        .flatMap(([key, inner]) => keys(inner, `${path}.${key}`))
        .sort();

describe('each language', () => {
  const [english] = LANGUAGES;
  for (const words of LANGUAGES) {
    it(`${words.language} has each key`, () => assert.deepEqual(keys(words), keys(english)));
    it(`${words.language} names each part and field, and tells the milestones that metrics need`, () => {
      const { other, ...sections } = words.sections;
      assert.ok(other);
      for (const [kind, { whole, part }] of Object.entries(sections))
        assert.ok(whole.length + part.length > 0, kind);
      for (const [kind, names] of Object.entries(words.fields)) assert.ok(names.length > 0, kind);
      const { labels, rows, denied } = words.milestones;
      for (const kind of [
        'started',
        'detected',
        'acknowledged',
        'mitigated',
        'resolved',
      ] as const) {
        assert.ok(labels[kind].length > 0, `label ${kind}`);
        assert.ok(rows[kind].length > 0, `row ${kind}`);
      }
      assert.ok(denied.length > 0);
    });
    it(`${words.language} knows the names that the tool writes`, () => {
      for (const [kind, name] of Object.entries(words.names.sections))
        assert.equal(sectionKindOf(name), kind, name);
    });
  }
  it('is known by its headings', () => {
    for (const { language, names } of LANGUAGES) {
      const { sections } = postmortem(
        Object.values(names.sections)
          .map((name) => `## ${name}\n\nx\n`)
          .join('\n'),
      ).model;
      assert.equal(languageOf({ sections }, DEFAULT_CONFIGURATION), language);
    }
  });
});

describe('headings by stem', () => {
  const rows: readonly (readonly [string, string | null])[] = [
    ['Corrective and Preventative Measure', 'action-items'],
    ['How are we going to do better in the future?', 'action-items'],
    ['Resulting Action', 'action-items'],
    ['Why was this possible?', 'root-cause'],
    ['Affected services', 'impact'],
    ['Lessons Learned & Preventive Measures', 'lessons'],
    ['Impact / Root Cause', 'impact'],
    ['Metrics Summary', 'stats'],
    ['Apendix', 'supporting'],
    ['Resoluton', 'resolution'],
    ['Resolucao', 'resolution'],
    ['Ursachen der Störung', 'root-cause'],
    ['Mesures préventives', 'action-items'],
    ['Lo que falló', 'went-wrong'],
    ['O que funcionou', 'went-well'],
    ['根因分析', 'root-cause'],
    ['재발 방지 대책', 'action-items'],
    ['Корректирующие действия', 'action-items'],
    ['Factory', null],
    ['Background', null],
    ['Architecture', null],
    ['Details of the incident', 'other'],
  ];
  for (const [heading, kind] of rows) it(heading, () => assert.equal(sectionKindOf(heading), kind));
});

describe('what a row tells', () => {
  const rows: readonly (readonly [string, string | null])[] = [
    ['Detected', 'detected'],
    ['An uptime check fails', 'detected'],
    ['Users report that nothing works', 'detected'],
    ['Support noticed errors', 'detected'],
    ['Primary engineer acknowledges receipt', 'acknowledged'],
    ['Mitigated', 'mitigated'],
    ['Rolled back, errors stop', 'mitigated'],
    ['Outage begins', 'started'],
    ['Database refuses connections (outage starts)', 'started'],
    ['Service is back', 'resolved'],
    ['Fixed', 'resolved'],
    ['All systems verified operational', 'resolved'],
    ['OUTAGE ENDS', 'all-clear'],
    ['All clear', 'all-clear'],
    ['Alarm ausgelöst', 'detected'],
    ['Dienst wieder verfügbar', 'resolved'],
    ['Service rétabli', 'resolved'],
    ['Salta la alerta', 'detected'],
    ['Serviço restaurado', 'resolved'],
    ['アラート発火', 'detected'],
    ['復旧確認', 'resolved'],
    ['收到告警', 'detected'],
    ['服务恢复', 'resolved'],
    ['서비스 복구', 'resolved'],
    ['Сервис восстановлен', 'resolved'],
    ['GitHub detected a token in the commit and revoked it', 'detected'],
    ['Message in the channel says that the hub is down', 'detected'],
    ['The chain is back online', 'resolved'],
    ['Team is back up', null],
    ['Not resolved by the restart', null],
    ['Not yet resolved', null],
    ['We will fix it tomorrow', null],
    ['The host name cannot be resolved', null],
    ['Waiting for the service to be restored', null],
    ['Is it resolved?', null],
    ['Posted update: between 10:26 and 14:40 requests failed. The issue has been resolved', null],
    ['Störung noch nicht behoben', null],
    ['Le service n’est pas rétabli', null],
    ['El servicio no está restaurado', null],
    ['O serviço ainda não foi restaurado', null],
    ['復旧作業を開始', null],
    ['服务尚未恢复', null],
    ['Сервис не восстановлен', null],
    ['Pods were moved', null],
    ['Le portail est à nouveau accessible', 'resolved'],
    ['Confirmation de rétablissement', 'resolved'],
    ['Cluster stabilisé', 'resolved'],
    ['Le portail n’est pas à nouveau accessible', null],
    ['4 接続とも自己復旧', 'resolved'],
    ['自己復旧しない', null],
    ['Pages of the shop function normally', 'resolved'],
    ['Reloaded the proxy, restoring service', 'resolved'],
    ['Restored access by restarting the pods', 'resolved'],
    ['Customers can log in again', 'resolved'],
    ['All users regained access', 'resolved'],
    ['Error rate drops to normal levels', 'resolved'],
    ['Table repacked, all good!', 'resolved'],
    ['Queue drained, processing normally', 'resolved'],
    ['Server downtime starts', 'started'],
    ['Escalated to security for further analysis and resolution', null],
    ['False lead: the network team reports all clear', null],
    ['Checked the logs: "Loop detected for zone ."', null],
    ['Restarted all services, things seem to return to normal', null],
    ['Performance dropped below normal', null],
    ['Users were able to log in but not to pay', null],
    ['Began restoring access to customers', null],
    ['Decision to restore service from the backup', null],
    ['Restored the backup to staging', null],
    ['Review of the outage begins', null],
    ['Monitoring downtime begins', null],
  ];
  for (const [row, kind] of rows) it(row, () => assert.equal(milestoneOfRow(row), kind));
  it('a label says it in fewer words', () => {
    assert.equal(milestoneOfLabel('First Alert'), 'detected');
    assert.equal(milestoneOfLabel('Service Restored (UTC)'), 'resolved');
    assert.equal(milestoneOfLabel('復旧'), 'resolved');
    assert.equal(milestoneOfLabel('Notes'), null);
  });
  it('a first row may tell that something fails', () => {
    assert.ok(tellsFailure('Bad config rolled out, checkout fails'));
    assert.ok(tellsFailure('Checkout schlägt fehl'));
    assert.ok(tellsFailure('The chain halts at the upgrade'));
    assert.ok(tellsFailure('Controllers begin crash looping, unnoticed'));
    assert.ok(tellsFailure('The network card hangs'));
    assert.ok(!tellsFailure('Version 2.4 deployed'));
  });
});
