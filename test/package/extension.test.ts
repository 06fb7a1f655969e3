import assert from 'node:assert/strict';
import path from 'node:path';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { pack, readVsix, ROOT } from '../support/packages';

const VSIX = path.join(ROOT, 'dist/postmortem.vsix');
const REPOSITORY = 'https://github.com/sample/postmortem';

/** What a page leads to and shows, and where its headings are, as VS Code and the Marketplace read it. */
function read(page: string): {
  readonly links: readonly string[];
  readonly pictures: readonly string[];
  readonly anchors: ReadonlySet<string>;
} {
  const html = micromark(page, {
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const all = (pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, one = '']) => one);
  const anchors = new Set<string>();
  for (const title of all(/<h[1-6]>(.*?)<\/h[1-6]>/g)) {
    const words = title.replace(/<[^>]*>|&\w+;/g, '').toLowerCase();
    const anchor = words.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
    let [own, again] = [anchor, 0];
    while (anchors.has(own)) own = `${anchor}-${++again}`;
    anchors.add(own);
  }
  return { links: all(/<a href="([^"]*)"/g), pictures: all(/<img src="([^"]*)"/g), anchors };
}

describe('the .vsix', function () {
  this.timeout(120_000);
  let files: ReadonlyMap<string, Buffer>;
  const text = (name: string): string =>
    files.get(`extension/${name.toLowerCase()}`)?.toString() ?? '';
  const has = (name: string): boolean => files.has(`extension/${name.toLowerCase()}`);
  const manifest = (): Record<string, unknown> =>
    JSON.parse(text('package.json')) as Record<string, unknown>;

  describe('with a repository', () => {
    before(async () => {
      await pack('--extension', '--repository', REPOSITORY);
      files = await readVsix(VSIX);
    });
    it('names it in the manifest, and leads there', () => {
      assert.deepEqual(manifest()['bugs'], { url: `${REPOSITORY}/issues` });
      assert.equal(manifest()['homepage'], `${REPOSITORY}#readme`);
      const { links, pictures } = read(text('readme.md'));
      assert.ok(pictures.length >= 5 && links.length >= 8);
      for (const target of [...links, ...pictures])
        assert.match(target, /^https:\/\/|^#/, 'no file beside the page');
      assert.ok(links.includes(`${REPOSITORY}/blob/HEAD/docs/preview.md`));
    });
  });

  describe('without one', () => {
    before(async () => {
      await pack('--extension');
      files = await readVsix(VSIX);
    });
    it('has a README whose pictures and links are all in it', () => {
      const { links, pictures, anchors } = read(text('readme.md'));
      assert.ok(pictures.length >= 5);
      for (const picture of pictures) {
        const [, data = ''] = /^data:image\/png;base64,(.+)$/.exec(picture) ?? [];
        assert.equal(Buffer.from(data, 'base64').toString('latin1', 1, 4), 'PNG', picture);
      }
      const inside = links.filter((link) => !/^https:/.test(link));
      assert.ok(inside.length >= 8);
      for (const link of inside) assert.ok(anchors.has(link.replace(/^#/, '')), link);
    });
    it('has what the extension needs, and no command line', () => {
      for (const name of ['extension.js', 'server.js', 'preview.js', 'THIRD-PARTY-NOTICES.txt'])
        assert.ok(has(`dist/${name}`), name);
      assert.deepEqual(
        [...files.keys()].filter((name) => /cli|postmortem\.js|\.map$/.test(name)),
        [],
      );
      assert.ok(!('bin' in manifest() || 'devDependencies' in manifest()));
      const shown = JSON.stringify(manifest()).matchAll(/"(?:\.\/)?([\w./-]+\.(?:png|css|json))"/g);
      for (const [, name = ''] of shown) assert.ok(has(name), name);
    });
  });
});
