import type { Template } from './template';

const COE: Template = {
  id: 'coe',
  name: 'Correction of error style',
  description:
    'Summary, customer impact, timeline, metrics, questions about the incident, five whys, actions',
  text: `# Correction of Error: {{title}}

**Incident ID:** {{id}}
**Date:** {{date}}
**Severity:** {{severity}}
**Owner:** {{author}}

## Summary

{{What customers saw, what caused it, what was done, what will be changed.}}

## Customer Impact

- **Users Affected:** {{number and share of customers}}
- **Duration:** {{duration}}

## Timeline

All times in {{zone}}.

| Time | Event |
|------|-------|
| {{start}} | {{the first sign}} |

## Metrics

- **Time to detect:** {{how many minutes}}
- **Time to resolve:** {{how many minutes}}

## Incident Questions

### Detection

{{How was it noticed? How could the time to notice be halved?}}

### Diagnosis

{{How was the cause found? How could that time be halved?}}

### Mitigation

{{What ended the impact? How could that time be halved?}}

## Five Whys

1. Why {{did customers notice}}? {{answer}}
2. Why? {{answer}}
3. Why? {{answer}}
4. Why? {{answer}}
5. Why? {{answer}}

## Root Cause

{{The last answer, in one sentence.}}

## Action Items

| Priority | Action | Owner | Due | Status |
|----------|--------|-------|-----|--------|
| P0 | {{what will be changed}} | {{who}} | {{by when}} | Open |

## Lessons Learned

- {{what others should know}}
`,
};
export default COE;
