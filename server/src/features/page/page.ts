import type { Snapshot } from '../../workspace/snapshot';
import { readBlocks, type Source } from './blocks';
import { plainRun } from './runs';
import type { Page, PageBlock } from './types';

/**
 * The whole document as other programs can take it: headings, texts, lists and tables, with a place
 * for the picture of its timeline. Comments are left out, whoever they are for.
 */
export function pageOf(snapshot: Snapshot): Page {
  const { model, syntax, text } = snapshot;
  const source: Source = { text, addresses: definedAddresses(snapshot), pictureAfter: null };
  const timeline = model.sections.find(({ kind, own }) => kind === 'timeline' && own);
  const blocks = readBlocks(syntax.blocks, 0, {
    ...source,
    pictureAfter: timeline?.headingRange.from ?? null,
  });
  const named = model.fields.find(
    ({ form, name }) => form === 'front-matter' && /^title$/i.test(name.text),
  );
  const title = model.title?.text ?? named?.value.text ?? '';
  const headed = blocks.some((block) => block.kind === 'heading' && block.level === 1);
  return {
    title,
    blocks: [
      ...(title === '' || headed || boldTitle(snapshot) ? [] : [heading(title)]),
      ...frontMatter(snapshot, headed ? null : title),
      ...blocks,
    ],
  };
}

const heading = (text: string): PageBlock => ({
  kind: 'heading',
  level: 1,
  runs: [plainRun(text)],
});

/** Whether the title is a line of the text, such as a bold one, which is shown as it is. */
const boldTitle = ({ model }: Snapshot): boolean =>
  model.title !== null &&
  model.title.range.from >= (model.frontMatter?.range.to ?? 0) &&
  model.title.text !== '';

/** What the front matter tells of the incident, as a table of names and values. */
function frontMatter({ model }: Snapshot, title: string | null): readonly PageBlock[] {
  const rows = model.fields.flatMap(({ form, kind, name, value }) =>
    form === 'front-matter' && kind !== null && value.text !== '' && value.text !== title
      ? [[[{ ...plainRun(name.text), bold: true }], [plainRun(value.text)]]]
      : [],
  );
  return rows.length === 0 ? [] : [{ kind: 'table', header: null, rows }];
}

/** Where the names lead that `[name]: address` lines define. */
function definedAddresses({ syntax }: Snapshot): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>();
  syntax.blocks.each((node) => {
    if (node.kind === 'definition' && !addresses.has(node.link.name))
      addresses.set(node.link.name, node.link.address);
  });
  return addresses;
}
