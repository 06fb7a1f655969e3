import type { Template } from './template';

const PAGERDUTY: Template = {
  id: 'pagerduty',
  name: 'PagerDuty style',
  description:
    'Overview, what happened, contributing factors, resolution, impact, responders, timeline',
  text: `# {{title}}

**Incident ID:** {{id}}
**Date:** {{date}}
**Severity:** {{severity}}
**Owner:** {{author}}

## Overview

{{Two sentences that somebody outside the team understands.}}

## What Happened

{{The story, in the order of time.}}

## Contributing Factors

- {{what made it possible}}

## Resolution

{{What was done, and why that worked.}}

## Impact

- **Time in {{severity}}:** {{duration}}
- **Users Affected:** {{number and share of users}}
- **Support Requests:** {{number}}

## Responders

- {{people}}

## Timeline

All times in {{zone}}.

| Time | Event | Person |
|------|-------|--------|
| {{start}} | {{the first sign}} | {{author}} |

## How'd We Do?

### What Went Well

- {{what helped}}

### What Didn't Go So Well

- {{what did not}}

## Action Items

- [ ] {{what will be changed}} (Owner: {{who}}, due: {{by when}})

## Messaging

### Internal

{{what was sent to colleagues}}

### External

{{what was published}}
`,
};
export default PAGERDUTY;
