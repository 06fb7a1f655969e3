import type { MilestoneKind } from '../types';

/**
 * What labels and rows say when something of note happens, tried from top to bottom. A label is
 * short and names the milestone; a row is a sentence, so its patterns ask for more.
 */
export const MILESTONE_LABELS: readonly (readonly [MilestoneKind, RegExp])[] = [
  ['all-clear', /^(?:all[- ]clear|(?:incident )?closed|incident closed)\b/i],
  [
    'started',
    /^(?:(?:incident|impact|outage|issue)[- ]?(?:start(?:ed)?|began|begins?)|start(?:ed)?(?: (?:of|time)\b.*)?|began|fault occur(?:s|red)|first symptoms?|impact start(?:ed)?|発生)$/i,
  ],
  [
    'detected',
    /^(?:first (?:alert|detected|reported?|notice[d]?)|detect(?:ed|ion)|alert(?:ed)?|initial (?:alert|detection)|discovered|(?:incident|issue|impact) detected|time detected)\b|^検知/i,
  ],
  ['declared', /^(?:(?:incident )?declared|incident opened|declaration)\b/i],
  ['paged', /^(?:paged?|escalat(?:ion|ed)|on-?call paged|pager)\b/i],
  [
    'acknowledged',
    /^(?:ack(?:ed|nowledge?ment|nowledged)?|on-?call (?:ack|engaged|responded)\w*|(?:incident|alert|page) acknowledged)\b/i,
  ],
  [
    'identified',
    /^(?:(?:root )?cause (?:identified|found)|identified|diagnosed|diagnosis)\b|^原因(?:を)?特定/i,
  ],
  [
    'mitigated',
    /^(?:mitigat(?:ed|ion)|fix (?:applied|deployed)|repaired|rollback(?: completed?)?|contained|workaround applied)\b|^緩和/i,
  ],
  [
    'resolved',
    /^(?:(?:incident |service |impact |issue |outage )?(?:resolved|restored|recover(?:ed|y))|resolution|service restored|full recovery)\b|^(?:完全)?復旧(?!作業|対応|手順|開始)|^解決(?!策)/i,
  ],
  ['started', /^(?:impact|incident|outage) (?:start|begin)/i],
  ['all-clear', /^(?:impact|incident|outage) end(?:ed)?\b/i],
];

export const MILESTONE_ROWS: readonly (readonly [MilestoneKind, RegExp])[] = [
  [
    'acknowledged',
    /\b(?:alert|page|pager(?:duty)?|incident|on-?call)\b[^.]{0,40}\backnowledged\b|\backnowledge[sd]\b[^.]{0,30}\b(?:alert|page|incident)\b/i,
  ],
  [
    'paged',
    /\b(?:on-?call|engineer|sre|team|responders?)\b[^.]{0,30}\b(?:was |were |gets? |got |is )?paged\b|\bpages?\b[^.]{0,20}\bsent\b|\bpagerduty\b[^.]{0,30}\b(?:page|alert)s?\b[^.]{0,12}\b(?:sent|fired|triggered)\b|\bpage[sd] (?:the |our )?(?:on-?call|sre|primary)/i,
  ],
  [
    'detected',
    /\b(?:alerts?|alarms?|monitor(?:ing)?|pingdom|prometheus|datadog)\b[^.]{0,40}\b(?:fire[sd]?|trigger(?:s|ed)?|went off|detect(?:s|ed)?|trip(?:s|ped)?|alert(?:s|ed))\b|\b(?:first|initial)\b[^.]{0,20}\b(?:alert|report)\b|\b(?:issue|incident|outage|problem)\b[^.]{0,12}\b(?:was |is )?detected\b|検知/i,
  ],
  ['declared', /\bincident\b[^.]{0,20}\bdeclared\b|\bdeclared? (?:an? )?(?:major )?incident\b/i],
  [
    'started',
    /^(?:impact|outage|incident)\b[^.]{0,20}\b(?:start(?:s|ed)?|begins?|began)\b|^(?:customers?|users?)\b[^.]{0,40}\b(?:start|begin|began)(?:s|ed)?\b[^.]{0,30}\b(?:error|fail|see|experienc)/i,
  ],
  [
    'resolved',
    /\b(?:incident|issue|outage|problem)\b[^.]{0,20}\b(?:is |was |marked |declared |considered |been )*(?:fully )?resolved\b|\b(?:back to normal|fully (?:restored|recovered|operational)|service(?:s)? (?:fully )?(?:restored|recovered)|full(?:y)? recover(?:y|ed))\b|完全復旧|^復旧(?:確認|完了)?(?=[:：\s]|$)/i,
  ],
  ['all-clear', /\b(?:all[- ]clear|incident (?:was |is )?closed|declared over)\b/i],
  [
    'identified',
    /\b(?:root cause|cause|culprit|source of the)\b[^.]{0,30}\b(?:identified|found|determined|isolated|confirmed)\b|\bidentif(?:y|ies|ied)\b[^.]{0,30}\b(?:root cause|the cause|culprit|as (?:the )?(?:suspect|cause))\b|原因(?:を)?特定/i,
  ],
  [
    'mitigated',
    /\b(?:mitigation|mitigated|fix|hotfix|patch|rollback|revert)\b[^.]{0,40}\b(?:deployed|applied|rolled out|completed?|live|in place)\b[^.]{0,20}(?:\bproduction\b|\bprod\b|$)|\b(?:impact|issue|incident) (?:is |was )?mitigated\b|^緩和(?:完了)?(?=[:：\s]|$)/i,
  ],
];
