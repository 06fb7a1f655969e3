import type { Template } from './template';

const SHORT: Template = {
  id: 'short',
  name: 'Short',
  description: 'What happened, timeline, cause, actions: for small incidents',
  text: `# Incident {{id}}: {{title}}

**Date:** {{date}}
**Severity:** {{severity}}
**Status:** {{Resolved|Monitoring|Closed}}
**Owner:** {{author}}

## Summary

{{What happened and what ended it.}}

## Impact

{{For whom, how long.}}

## Timeline

- {{start}} {{zone}} - {{the first sign}}

## Root Cause

{{What made it possible.}}

## Action Items

- [ ] {{what will be changed}} (Owner: {{who}})
`,
};
export default SHORT;
