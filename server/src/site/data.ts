import { actionRows, incidentRow } from '../incidents/export/rows';
import { hrefOf } from './html';
import type { PagedIncident, Site } from './types';

/** The tables of `postmortem export`, as far as the report knows them: one row for each incident. */
export const incidentsData = ({ incidents, options }: Site): string =>
  linesOf(
    incidents.map((incident) => ({
      ...incidentRow(incident.summary, false),
      file: fileOf(incident, options.public),
    })),
  );

/** One row for each action. */
export const actionsData = ({ incidents, options }: Site): string =>
  linesOf(
    incidents.flatMap((incident) =>
      actionRows(incident.summary).map((row) => ({
        ...row,
        file: fileOf(incident, options.public),
      })),
    ),
  );

/** Names of files are internal. */
const fileOf = (incident: PagedIncident, asPublic: boolean): string =>
  asPublic ? hrefOf(incident) : incident.path;

const linesOf = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');
