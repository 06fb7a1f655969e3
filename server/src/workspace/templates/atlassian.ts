import type { Template } from './template';

const ATLASSIAN: Template = {
  id: 'atlassian',
  name: 'Incident handbook style',
  description: 'Summary, leadup, fault, impact, detection, response, recovery, five whys, actions',
  text: `# Postmortem: {{title}}

**Incident ID:** {{id}}
**Date:** {{date}}
**Severity:** {{severity}}
**Status:** {{Resolved|Monitoring|Closed}}
**Authors:** {{people}}

## Incident Summary

Between {{start}} {{zone}} and {{end}} {{zone}} on {{date}}, {{how many}} users met {{what}}. It was set off by {{what}} and ended by {{what}}.

## Leadup

{{What had been changed or had happened before.}}

## Fault

{{What did not work as it should.}}

## Impact

{{For whom, how badly, how long.}}

## Detection

{{What noticed it, and what would have been sooner.}}

## Response

{{Who came, when, and what they did.}}

## Recovery

{{What brought the service back, and how that was known.}}

## Timeline

All times in {{zone}}.

- {{start}} - {{the first sign}}

## Five Whys

1. Why {{did users notice}}? {{answer}}
2. Why? {{answer}}
3. Why? {{answer}}

## Root Cause

{{The last answer, in one sentence.}}

## Lessons Learned

- {{what others should know}}

## Corrective Actions

| Priority | Action | Owner | Due | Ticket |
|----------|--------|-------|-----|--------|
| P0 | {{what will be changed}} | {{who}} | {{by when}} | {{ticket}} |
`,
};
export default ATLASSIAN;
