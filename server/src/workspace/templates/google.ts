import type { Template } from './template';

const GOOGLE: Template = {
  id: 'google-sre',
  name: 'SRE book style',
  description:
    'Summary, impact, root causes, trigger, resolution, detection, actions, lessons, timeline',
  text: `# {{title}} (incident {{id}})

**Date:** {{date}}
**Authors:** {{people}}
**Status:** {{Draft|Complete, action items in progress|Complete}}
**Severity:** {{severity}}

## Summary

{{What failed, for how long, for whom.}}

## Impact

{{Requests lost, users affected, money.}}

## Root Causes

{{What in the system made this possible.}}

## Trigger

{{What set it off on that day.}}

## Resolution

{{What ended the impact, at once and for good.}}

## Detection

{{What noticed it, and how long that took.}}

## Action Items

| Action Item | Type | Owner | Due | Bug |
|-------------|------|-------|-----|-----|
| {{what will be changed}} | {{prevent|mitigate|process}} | {{who}} | {{by when}} | {{ticket}} |

## Lessons Learned

### What went well

- {{what helped}}

### What went wrong

- {{what made it worse}}

### Where we got lucky

- {{what could have been worse}}

## Timeline

{{date}} (all times {{zone}})

- {{start}} - {{the first sign}}

## Supporting Information

- {{dashboards, logs, documents}}
`,
};
export default GOOGLE;
