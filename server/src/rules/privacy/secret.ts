import { sureCredentialsIn } from '../../redaction/credentials';
import { sourceOf } from '../../syntax/document';
import { findInLeaves } from '../../syntax/found';
import { shifted } from '../../text/range';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';

export default defineRule({
  id: 'privacy/secret',
  since: '0.2.0',
  level: 'error',
  fix: 'choice',
  options: {},
  reads: [],
  summary: 'A credential or a key in the text.',
  why: `A postmortem is read by many and kept for long. A secret in it must be revoked, not only removed: it is in the history of the file. Looked for are forms that issuers of keys publish, and values behind names such as DB_PASSWORD, in code as well as in text; what calls itself an example, is masked or names a variable is left alone.`,
  examples: [
    {
      title: 'an access key',
      bad: '# Outage\n\nThe job used ⟦AKIAQ3ZKLM7NPORTVWX2⟧.\n',
      fixed: '# Outage\n\nThe job used [redacted].\n',
    },
    {
      title: 'a value of the environment',
      bad: '# Outage\n\nThe job ran with `DB_PASSWORD=⟦S3cr3tPass99⟧`.\n',
      fixed: '# Outage\n\nThe job ran with `DB_PASSWORD=[redacted]`.\n',
    },
    {
      title: 'a value of a file of settings',
      bad: '# Outage\n\n```json\n{ "db_password": "⟦S3cr3tPass99⟧" }\n```\n',
      fixed: '# Outage\n\n```json\n{ "db_password": "[redacted]" }\n```\n',
    },
    {
      title: 'what stands for a credential',
      good: '# Outage\n\n`DB_PASSWORD=<password>`, `API_KEY=${KEY}`, `TOKEN=xxxx`, `PWD=****`, password: changeme, token: expired, `SECRET_NAME=app-db-1`.\n',
    },
    {
      title: 'an example',
      good: '# Outage\n\nThe job used AKIAIOSFODNN7EXAMPLE and postgres://app:password@db.internal/app.\n',
    },
  ],
  check({ document, report }) {
    const { frontMatter } = document();
    const found = [
      ...(frontMatter
        ? sureCredentialsIn(sourceOf(document(), frontMatter.range)).map((node) => ({
            at: frontMatter.range.from,
            node,
          }))
        : []),
      ...secretsIn(document()),
    ];
    for (const { at: from, node } of found) {
      const at = shifted(node.range, from);
      report({
        range: at,
        message: `This looks like ${node.name}. Revoke it, then take it out.`,
        fixes: [choice('Redact', [replacement(at, '[redacted]')], true)],
      });
    }
  },
});

const secretsIn = findInLeaves('with quotes', ({ source }) => sureCredentialsIn(source()));
