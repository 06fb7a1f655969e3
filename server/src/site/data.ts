import { hrefOf } from './html';
import type { PagedIncident, Site } from './types';

/** Raised where a key goes or means something else. */
const SCHEMA = 1;

/** One line of JSON for each incident: the summary that all numbers are made of, and its page. */
export const incidentsData = ({ incidents, options }: Site): string =>
  linesOf(
    incidents.map((incident) => {
      // Not all rules were run, so how many findings there are is not known here.
      const { file, actions, ...told } = incident.summary;
      return {
        schema: SCHEMA,
        page: hrefOf(incident),
        ...(options.public ? {} : { file }),
        ...told,
        findings: undefined,
        actions: actions.length,
        related: incident.related,
      };
    }),
  );

/** One line of JSON for each action. `state` is what the document says: done, open or unknown. */
export const actionsData = ({ incidents, options }: Site): string =>
  linesOf(
    incidents.flatMap((incident: PagedIncident) =>
      incident.summary.actions.map(({ file, ...told }) => ({
        schema: SCHEMA,
        page: hrefOf(incident),
        ...(options.public ? {} : { file }),
        incident: incident.summary.id,
        ...told,
      })),
    ),
  );

const linesOf = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');
