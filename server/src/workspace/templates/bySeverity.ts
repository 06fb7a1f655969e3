import { buildPostmortem } from '../../model/build';
import type { Configuration } from '../../model/configuration';
import { namesFor } from '../../model/language';
import type { Field } from '../../model/types';
import { levelNamed, requiredFields, requiredSections } from '../../rules/support/policy';
import { hasSection } from '../../rules/support/sections';
import { insertSection } from '../../rules/support/skeletons';
import { keepDocument } from '../../syntax/document';

/** A template with the sections and fields that the team asks for at a severity, where it has none of them. */
export function templateFor(text: string, severity: string, configuration: Configuration): string {
  const level = levelNamed(severity, configuration);
  if (!level) return text;
  let written = text;
  for (const { kind, heading } of requiredSections(level, configuration)) {
    if (!level.sections.includes(kind)) continue;
    const model = buildPostmortem(keepDocument(written), configuration, null);
    if (kind === 'other' || hasSection(model, kind)) continue;
    const name = heading ?? namesFor(model, configuration).sections[kind];
    const { range, newText } = insertSection(model, written, configuration, kind, name);
    written = written.slice(0, range.from) + newText + written.slice(range.to);
  }
  for (const { kind, name } of requiredFields(level, configuration)) {
    if (!level.fields.includes(kind)) continue;
    const model = buildPostmortem(keepDocument(written), configuration, null);
    const last = headerEnd(model.fields);
    if (!last || model.fields.some((field) => field.kind === kind)) continue;
    const label = name ?? namesFor(model, configuration).fields[kind] ?? kind;
    const line = last.form === 'bold' ? `**${label}:**` : `${label}:`;
    written = `${written.slice(0, last.range.to)}\n${line} {{${label.toLowerCase()}}}${written.slice(last.range.to)}`;
  }
  return written;
}

/** The last field of the header that stands on a line of its own. */
function headerEnd(fields: readonly Field[]): Field | undefined {
  const first = fields.find(({ form }) => form === 'bold' || form === 'plain');
  return fields.findLast(({ section, form }) => section === first?.section && form === first.form);
}
