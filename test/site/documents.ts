import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Output } from '../../server/src/main/cli/output';
import { report, type ReportOptions } from '../../server/src/main/cli/report';

export const HOSTILE = '<img src=x onerror=alert(1)>"\'</style></script><script>alert(2)</script>';

/** The same as code: markup in a document is dropped, and what is quoted is kept as it is. */
export const QUOTED = `\`${HOSTILE}\``;

/** A postmortem with all parts; what is given stands in their places. */
export function documentOf({
  title = 'Checkout was slow',
  id = 'INC-20250822-001',
  day = '2025-08-22',
  severity = 'SEV-1',
  duration = '1 hour 15 minutes',
  person = 'Sarah Chen',
  action = 'Add an alert',
  last = '15:45',
}: Readonly<Partial<Record<string, string>>> = {}): string {
  return `# Postmortem: ${title}

**Incident ID:** ${id}
**Date:** ${day}
**Severity:** ${severity}
**Status:** Resolved
**Duration:** ${duration}

## Impact

**Services affected:** checkout

## Timeline

| Time (UTC) | Event | Who |
| ---------- | ----- | --- |
| 14:30 | Impact started | System |
| 14:34 | Alert fired, detected | System |
| 14:40 | Alert acknowledged | ${person} |
| 15:30 | Rolled back, mitigated | ${person} |
| ${last} | Service restored, resolved | ${person} |

## Root Cause

A limit was too low.

## Action Items

| Action | Owner | Due | Status |
| ------ | ----- | --- | ------ |
| ${action} | ${person} | 2025-09-01 | Open |
| Raise the limit | ${person} | | Done |
`;
}

/** Writes files into a folder, by their paths in it. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

export const SILENT: Output = {
  out: () => undefined,
  bytes: null,
  error: () => undefined,
  progress: () => undefined,
  readInput: () => Promise.resolve(Buffer.alloc(0)),
};

/** Makes a report, and tells what was said. */
export async function made(
  from: string,
  out: string,
  options: Partial<ReportOptions> = {},
): Promise<{ readonly code: number; readonly out: string; readonly error: string }> {
  let [said, error] = ['', ''];
  const code = await report(
    [from],
    { out, public: false, now: null, config: null, ...options },
    { ...SILENT, out: (text) => (said += text), error: (text) => (error += text) },
  );
  return { code, out: said, error };
}
