import { range } from '../../text/range';
import { defineRule } from '../rule';
import { choice, replacement } from '../support/edits';

/** Forms that their issuers publish, so that a match is one. */
const SECRETS: readonly (readonly [
  name: string,
  /** One of these is in every match: looking for it is cheaper than matching. */
  marks: readonly string[],
  pattern: RegExp,
])[] = [
  ['an AWS access key', ['AKIA', 'ASIA'], /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g],
  [
    'a GitHub token',
    ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    /\b(?:gh[pousr]_[A-Za-z0-9]{36,251}|github_pat_[A-Za-z0-9_]{60,251})\b/g,
  ],
  ['a GitLab token', ['glpat-'], /\bglpat-[A-Za-z0-9_-]{20,64}\b/g],
  ['a Slack token', ['xox'], /\bxox[abposr]-[A-Za-z0-9-]{20,250}\b/g],
  ['a Google API key', ['AIza'], /\bAIza[0-9A-Za-z_-]{35}\b/g],
  ['a Stripe key', ['k_live_'], /\b[sr]k_live_[0-9a-zA-Z]{24,99}\b/g],
  ['an npm token', ['npm_'], /\bnpm_[A-Za-z0-9]{36}\b/g],
  ['a PyPI token', ['pypi-'], /\bpypi-[A-Za-z0-9_-]{50,250}\b/g],
  ['a private key', ['PRIVATE KEY'], /-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----/g],
  [
    'a JSON Web Token',
    ['eyJ'],
    /\beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{20,2000}/g,
  ],
  [
    'a password in an address',
    ['://'],
    /(?<=\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{1,64}:)[^\s:/@{}<>$*]{4,128}(?=@[\w.-]{3,})/g,
  ],
];
const EXAMPLE =
  /example|xxxx|\*{3}|redacted|your[_-]|password|changeme|secret|dummy|fake|test|<|\.\.\./i;

export default defineRule({
  id: 'privacy/secret',
  since: '0.2.0',
  level: 'error',
  fix: 'choice',
  options: {},
  summary: 'A credential or a key in the text.',
  why: `A postmortem is read by many and kept for long. A secret in it must be revoked, not only removed: it is in the history of the file. Only forms that their issuers publish are looked for, in code as well as in text; what calls itself an example is left alone.`,
  examples: [
    {
      title: 'an access key',
      bad: '# Outage\n\nThe job used ⟦AKIAQ3ZKLM7NPORTVWX2⟧.\n',
      fixed: '# Outage\n\nThe job used [redacted].\n',
    },
    {
      title: 'an example',
      good: '# Outage\n\nThe job used AKIAIOSFODNN7EXAMPLE and postgres://app:password@db.internal/app.\n',
    },
  ],
  check({ text, report }) {
    for (const [name, marks, pattern] of SECRETS) {
      if (!marks.some((mark) => text.includes(mark))) continue;
      for (const match of text.matchAll(pattern)) {
        const at = range(match.index, match.index + match[0].length);
        if (EXAMPLE.test(match[0])) continue;
        report({
          range: at,
          message: `This looks like ${name}. Revoke it, then take it out.`,
          fixes: [choice('Redact', [replacement(at, '[redacted]')], true)],
        });
      }
    }
  },
});
