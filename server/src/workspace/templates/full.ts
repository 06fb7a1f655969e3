import type { Template } from './template';

const FULL: Template = {
  id: 'full',
  name: 'Full postmortem',
  description: 'Header, impact, timeline, causes, five whys, actions, lessons, sign-off',
  text: `# Postmortem: {{title}}

## Incident Summary

**Incident ID:** {{id}}
**Date:** {{date}}
**Time:** {{start}} {{zone}} - {{end}} {{zone}}
**Duration:** {{duration}}
**Severity:** {{severity}}
**Status:** {{Investigating|Identified|Monitoring|Resolved|Closed}}

### Impact

- **Services Affected:** {{which services}}
- **Users Affected:** {{number and share of users}}
- **Revenue Impact:** {{how much, or none}}
- **SLA Breach:** {{No|Yes}}

### Summary

{{What happened, who noticed it, and what ended it.}}

---

## Timeline

| Time ({{zone}}) | Event | Person | Notes |
|------------|-------|--------|-------|
| {{start}} | {{what was seen first}} | {{author}} | {{what it showed}} |

---

## Root Cause Analysis

### Contributing Factors

1. **Immediate Cause:** {{what set it off}}
2. **Root Cause:** {{what made it possible}}

### 5 Whys Analysis

1. **Why {{did it happen}}?** {{answer}}
2. **Why?** {{answer}}
3. **Why?** {{answer}}

---

## What Went Well

- {{what helped}}

## What Went Wrong

- {{what made it worse or longer}}

## Action Items

| Priority | Action Item | Owner | Due Date | Status |
|----------|-------------|-------|----------|--------|
| P0 | {{what will be changed}} | {{who}} | {{by when}} | Open |

## Lessons Learned

- {{what others should know}}

## Sign-off

**Prepared by:** {{author}}
**Reviewed by:** {{who}}
`,
};
export default FULL;
