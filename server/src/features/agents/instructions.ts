/** What makes an agent use the tools; the same text is in docs/agents.md. */
export const INSTRUCTIONS = `When you write or change an incident postmortem:

- Write only times, people, numbers and causes that a source says (logs, chat, tickets, the user). Where nothing says it, write TBD or ask. Never invent a time zone: without one, ask.
- Read the postmortem with \`read\` before you change it; lines are evidence, such as L14.
- Take durations and times to detect, acknowledge and resolve from \`metrics\`. Compute none yourself.
- Add rows to the timeline with \`timeline_insert\`, which keeps their form and order.
- After each change run \`check\`. Repair what it finds: a fix by \`fix\` with line, rule and number; else by what the message says. Choose between fixes by the sources. If the sources do not decide, ask.
- Never silence a finding with a comment unless the user says why it is right.
- Files change only with \`write: true\`. Before that, show what will change.
- You are done when \`check\` answers "clean". Then tell what you left as TBD.
`;
