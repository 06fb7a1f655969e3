/** Postmortems of about five kilobytes, no two alike, the same for the same number. */

const SERVICES = ['checkout', 'search', 'billing', 'login', 'uploads', 'reports', 'mail', 'quota'];
const PEOPLE = ['Ana Ruiz', 'Lena Moor', 'Bo Quist', 'Mei Sato', 'Per Lund', 'Ida Holm'];
const CAUSES = [
  'the pool of database connections was exhausted',
  'a certificate had expired',
  'a rollout changed the default of a timeout',
  'a migration locked the table of orders',
  'the cache was emptied while traffic was at its peak',
  'a queue grew faster than its workers could read',
];
const STEPS = [
  'Error rate of {service} above 5 %, first complaints of customers',
  'Alert `{service}-errors-high` fired and paged the on-call engineer',
  '{who} acknowledged the page and opened the incident channel',
  '{who} looked at the dashboards of {service}: latency p99 was 12 times the usual',
  '{who} restarted two replicas of {service}, without effect',
  '{who} escalated to the database team',
  'Found that {cause}',
  '{who} posted on the status page that {service} was degraded',
  '{who} rolled back release {number} of {service}',
  'Error rate went down to 1 %, mitigated',
  '{who} watched queues and retries for half an hour',
  'All retries were done, service restored',
];
const TASKS = [
  'Add an alert on the saturation of {service}',
  'Write a runbook for the rollback of {service}',
  'Test the failover of {service} every quarter',
  'Lower the timeout between {service} and its database',
  'Remove the unbounded retry of clients of {service}',
];

const pick = (from: readonly string[], number: number): string => from[number % from.length] ?? '';
const pad = (value: number): string => String(value).padStart(2, '0');

export function benchPostmortem(number: number): string {
  const start = Date.UTC(2021, 0, 4) + number * 4_733 * 60_000;
  const at = (minutes: number): Date => new Date(start + minutes * 60_000);
  const day = (date: Date): string => date.toISOString().slice(0, 10);
  const clock = (date: Date): string => `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`;
  const words = (text: string, index: number): string =>
    text
      .replace('{service}', pick(SERVICES, number))
      .replace('{cause}', pick(CAUSES, number * 5))
      .replace('{who}', pick(PEOPLE, number + index))
      .replace('{number}', `${1 + (number % 40)}.${index}.${number % 17}`);
  let minutes = 0;
  const rows = STEPS.map((step, index) => {
    const row = `| ${day(at(minutes))} ${clock(at(minutes))} | ${pick(PEOPLE, number + index)} | ${words(step, index)} |`;
    minutes += 2 + ((number * 7 + index * 13) % 23);
    return row;
  });
  const tasks = TASKS.map(
    (task, index) =>
      `| ${words(task, index)} | ${pick(PEOPLE, number + index)} | ${day(at((20 + 9 * index) * 1440))} | ${pick(['Open', 'Done', 'In progress', ''], number + index)} | OPS-${number * 5 + index} |`,
  );
  const service = pick(SERVICES, number);
  const cause = pick(CAUSES, number * 5);
  return `# ${service}: ${cause}

**Incident ID:** INC-${day(at(0)).slice(0, 4)}-${String(number).padStart(5, '0')}
**Date:** ${day(at(0))}
**Severity:** SEV-${1 + (number % 4)}
**Status:** Resolved
**Authors:** ${pick(PEOPLE, number)}, ${pick(PEOPLE, number + 2)}

## Summary

On ${day(at(0))} requests to ${service} failed for a part of our customers, since ${cause}. About ${
    1 + (number % 60)
  } % of all requests got an error, and ${100 + (number % 900)} customers wrote to support. No data was lost. The on-call engineer was paged, and the release was rolled back after the cause had been found in the traces of the slowest requests.

## Impact

**Services affected:** ${service}

- ${1000 + ((number * 37) % 90_000)} requests failed with status 503
- ${100 + (number % 900)} customers saw an error page at least once
- Deliveries that were waiting in the queue were late by up to an hour

## Timeline (UTC)

| Time | Who | What |
|---|---|---|
${rows.join('\n')}

## Root Cause

The release had changed how many connections each replica of ${service} opens. In the test environment this made no difference, since there one replica serves all requests. In production ${cause}, so that each request waited for the ones before it, and clients began to retry. The retries doubled the load, and the health checks of the replicas failed one after the other.

## Contributing Factors

- The dashboards show the mean of all replicas, so that a single bad one is not seen
- There is no limit on how often clients of ${service} retry
- The runbook of ${service} describes the deployment of two years ago

## Detection

The alert \`${service}-errors-high\` looks at windows of five minutes, so it fired late. Customers noticed before it. An alert on saturation would have told it before the first request failed.

## What Went Well

- The incident channel was open within minutes, and everyone knew their role
- The rollback took less than five minutes
- The status page was updated before support asked for it

## What Went Wrong

- Two restarts cost time and changed nothing
- The database team was called late
- Nobody knew at first which release was running on which replica

## Lessons Learned

Limits between services have to be tested under the load of production, and alerts have to look at what is scarce and not only at what fails. We will go through the limits of all services that ${service} depends on (see [the list](../services/${service}.md)).

## Action Items

| Action | Owner | Due | Status | Ticket |
|---|---|---|---|---|
${tasks.join('\n')}
`;
}
