import * as vscode from 'vscode';
import type { ListedIncident } from '../../../server/src/protocol';
import { matches } from './grouping';
import { GroupedTree, type GroupOf } from './tree';

export type IncidentGrouping = 'quarter' | 'severity' | 'service';

export interface IncidentNode {
  readonly kind: 'incident';
  readonly uri: vscode.Uri;
  readonly incident: ListedIncident;
}

/** The tree of incidents: by quarter, severity or service; the latest first. */
export class IncidentTree extends GroupedTree<IncidentNode> {
  grouping: IncidentGrouping = 'quarter';

  async leaves(): Promise<readonly IncidentNode[]> {
    const { incidents } = await this.source.all();
    return incidents
      .filter((incident) => matches(this.filter, wordsOf(incident)))
      .map((incident) => ({
        kind: 'incident' as const,
        uri: this.source.uri(incident.uri),
        incident,
      }));
  }

  protected itemOf(node: IncidentNode): vscode.TreeItem {
    return incidentItem(node);
  }

  protected groupsOf({ incident }: IncidentNode): readonly GroupOf[] {
    const { date, severity, rank, services } = incident;
    switch (this.grouping) {
      case 'quarter': {
        const quarter = quarterOf(date);
        // The latest quarter first, then what has no date.
        return [{ name: quarter ?? vscode.l10n.t('No date'), order: descending(quarter) }];
      }
      case 'severity':
        return [
          severity === null
            ? { name: vscode.l10n.t('No severity'), order: '9' }
            : { name: severity, order: `${rank ?? 8} ${severity.toLowerCase()}` },
        ];
      case 'service':
        return services.length === 0
          ? [{ name: vscode.l10n.t('No service'), order: '\uffff' }]
          : services.map((name) => ({ name, order: name.toLowerCase() }));
    }
  }
}

const wordsOf = ({ id, title, severity, status, date, services }: ListedIncident): string =>
  [id, title, severity, status, date, ...services].join(' ');

/** `2025 Q3`; null without a date. */
function quarterOf(date: string | null): string | null {
  const [year, month] = (date ?? '').split('-');
  return year === undefined || month === undefined
    ? null
    : `${year} Q${Math.ceil(Number(month) / 3)}`;
}

/** A key that sorts `2025 Q3` before `2025 Q1`, and nothing at the end. */
const descending = (quarter: string | null): string =>
  quarter === null
    ? '\uffff'
    : [...quarter].map((c) => (/\d/.test(c) ? String(9 - Number(c)) : c)).join('');

function incidentItem({ uri, incident }: IncidentNode): vscode.TreeItem {
  const { id, title, severity, length, status, line, counts, problems } = incident;
  const found = problems ? problems.errors + problems.warnings : 0;
  const item = new vscode.TreeItem(title ?? id ?? vscode.workspace.asRelativePath(uri));
  item.resourceUri = uri;
  item.contextValue = 'incident';
  item.description = [
    severity,
    length,
    status,
    counts.open > 0 ? vscode.l10n.t('{0} open', counts.open) : null,
    found === 1
      ? vscode.l10n.t('1 problem')
      : found > 1
        ? vscode.l10n.t('{0} problems', found)
        : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
  item.iconPath = iconOf(incident);
  item.tooltip = tooltipOf(incident, uri);
  item.accessibilityInformation = {
    label: [title ?? id ?? '', item.description, problemsOf(incident)].join(', '),
  };
  item.command = openCommand(uri, line);
  return item;
}

export const openCommand = (uri: vscode.Uri, line: number): vscode.Command => ({
  title: vscode.l10n.t('Open'),
  command: 'vscode.open',
  arguments: [uri, { selection: new vscode.Range(line, 0, line, 0), preview: true }],
});

function iconOf({ problems }: ListedIncident): vscode.ThemeIcon {
  if (!problems) return new vscode.ThemeIcon('circle-outline');
  if (problems.errors > 0)
    return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  if (problems.warnings > 0)
    return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  return new vscode.ThemeIcon('pass');
}

function problemsOf({ problems }: ListedIncident): string {
  return problems
    ? vscode.l10n.t('{0} errors, {1} warnings', problems.errors, problems.warnings)
    : vscode.l10n.t('not checked yet');
}

/** Plain text: nothing of a document is markup. */
function tooltipOf(incident: ListedIncident, uri: vscode.Uri): string {
  const { id, title, date, services, counts } = incident;
  return [
    [id, title].filter((part) => part !== null).join(' '),
    [date, ...services].filter((part) => part !== null).join(' · '),
    problemsOf(incident),
    counts.all === 0
      ? ''
      : vscode.l10n.t(
          'Actions: {0} done, {1} open, {2} not told',
          counts.done,
          counts.open,
          counts.unknown,
        ),
    vscode.workspace.asRelativePath(uri),
  ]
    .filter((line) => line !== '')
    .join('\n');
}
