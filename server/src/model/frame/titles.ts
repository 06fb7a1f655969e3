const INCIDENT =
  /\b(?:incidents?|outages?|post-?mortems?|downtime|degradation|root cause analysis|rca|disruptions?)\b|障害|インシデント|ポストモーテム/i;

/** What pages are called that list incidents: `Postmortems`, `Incident Reports 2024`, `インシデント一覧`. */
const LIST =
  /^(?:(?:all|our|past|previous|public|recent|the|list of|index of|archive of)\s){0,3}(?:incident\s|outage\s)?(?:incidents|outages|post-?mortems|rcas|reports|reviews)(?:\s(?:archive|history|index|list|log|overview))?(?:[\s:–-]{1,3}(?:19|20)\d\d)?$|^(?:障害|インシデント|ポストモーテム)(?:報告)?一覧$/i;

/** Whether a title speaks of an incident, an outage or a postmortem, and not of a list of them. */
export const speaksOfIncident = (title: string): boolean =>
  INCIDENT.test(title) && !LIST.test(title.trim());

/** Titles of pages about how to handle incidents, rather than about one. */
const GUIDE =
  /\b(?:incident|outage|post-?mortem)[\w ]{0,24}\b(?:process|playbook|runbook|policy|guide(?:lines?)?|handbook|procedures?|plan)\b|^how to\b|^(?:runbook|playbook|guide|sop|policy|procedure)\s?[:–—-]/i;

export const isGuide = (title: string): boolean => GUIDE.test(title);

/** Whether a title calls the page a postmortem. */
export const namesPostmortem = (title: string): boolean =>
  /\bpost-?mortem\b|ポストモーテム/i.test(title);

/** `Incident A: Checkout down`, `OUTAGE 2 (15:30)`, `障害1`: a heading that counts incidents. */
const COUNTED =
  /^(?:(?:incident|outage|disruption)\s*(?:#|no\.?\s?)?(?:\d{1,2}|[a-z])|(?:障害|インシデント)\s?\d{1,2})(?=\s*(?:[:.()–—-]|$))/i;

/** Whether a heading says of itself that its incident is one of several. */
export const countsIncident = (heading: string): boolean => COUNTED.test(heading.trim());
