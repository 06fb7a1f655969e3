/** Postmortems with a known truth, the same for the same number. */
const OWNERS = ['Ada', 'Grace', 'Linus', 'Platform Team', ''];
const SEVERITIES = [
  'SEV-1',
  'sev 2',
  'Critical (P1)',
  'High - a third of all users',
  'SEV-2, then SEV-1',
];
const STATES = ['Open', 'In Progress', 'Done', 'Maybe'];

const pick = <T>(from: readonly [T, ...T[]] | readonly T[], number: number, fallback: T): T =>
  from[number % from.length] ?? fallback;

const pad = (value: number): string => String(value).padStart(2, '0');

/** One in 25 has a month mistyped, one in 40 no severity, one in 30 a stated length that is wrong. */
export function generatedPostmortem(number: number): string {
  const start = Date.UTC(
    2024,
    7 + (number % 12),
    3 + (number % 24),
    (number * 7) % 24,
    (number * 13) % 60,
  );
  const at = (minutes: number): string => {
    const time = new Date(start + minutes * 60_000);
    return `${time.getUTCFullYear()}-${pad(time.getUTCMonth() + 1)}-${pad(time.getUTCDate())} ${pad(time.getUTCHours())}:${pad(time.getUTCMinutes())}`;
  };
  const detect = 1 + ((number * 17) % 55);
  const resolve = detect + 20 + ((number * 31) % 900);
  const detected =
    number % 25 === 3
      ? at(detect).replace(/-\d\d-/, (month) => (month === '-01-' ? '-06-' : '-01-'))
      : at(detect);
  const severity = number % 40 === 5 ? '' : `**Severity:** ${pick(SEVERITIES, number, '')}\n`;
  const duration = number % 30 === 7 ? '**Duration:** 40 hours\n' : '';
  const actions = Array.from({ length: 1 + (number % 4) }, (_, index) => {
    const owner = pick(OWNERS, number + index, '');
    return `| Task ${number}.${index} in the service | ${owner} | 2025-0${1 + ((number + index) % 8)}-15 | ${pick(STATES, number + index * 3, '')} |`;
  });
  return `# Outage ${number}

**Incident ID:** INC-${number}
**Date:** ${at(0).slice(0, 10)}
${severity}**Status:** Resolved
${duration}
## Timeline (UTC)

- ${at(0)} - Impact started
- ${detected} - Alert fired
- ${at(detect + 5)} - On-call looks at the dashboards
- ${at(resolve)} - Incident resolved

## Root Cause

A leak.

## Action Items

| Action | Owner | Due | Status |
|---|---|---|---|
${actions.join('\n')}
`;
}
