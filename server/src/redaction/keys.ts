/** A form of keys that its issuer publishes, so that a match is one. */
export interface KeyForm {
  /** `a GitHub token`: how a message calls it. */
  readonly name: string;
  /** One of these is in every match: looking for it is cheaper than matching. */
  readonly marks: readonly string[];
  readonly pattern: RegExp;
  /** False for what opens only a test system: taken out of a public version, and no error. */
  readonly live?: false;
}

/** Markdown may have a backslash before an underscore; a key begins where no word goes on. */
const key = (name: string, marks: string, form: string, flags = 'g'): KeyForm => ({
  name,
  marks: marks.split(' '),
  pattern: new RegExp(`(?<![A-Za-z0-9])(?:${form.replaceAll('_-', '\\\\_-')})`, flags),
});

export const KEY_FORMS: readonly KeyForm[] = [
  key('an AWS access key', 'AKIA ASIA ABIA ACCA', '(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}(?![0-9A-Za-z])'),
  key('a GitHub token', 'ghp gho ghu ghs ghr', 'gh[pousr]\\\\?_[A-Za-z0-9]{36,251}'),
  key('a GitHub token', 'github', 'github\\\\?_pat\\\\?_[A-Za-z0-9_-]{60,251}'),
  key('a GitLab token', 'glpat- glptt- gldt- glrt- glcbt- glsoat-', 'gl(?:pat|ptt|dt|rt|cbt|soat)-[A-Za-z0-9_-]{20,64}'),
  key('a Slack token', 'xox', 'xox[abeposr](?:\\.xox[bp])?-[A-Za-z0-9-]{10,250}'),
  key('a Slack token', 'xapp-', 'xapp-\\d-[A-Za-z0-9-]{20,250}'),
  key('a Slack webhook', 'hooks.slack.com', 'hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9/_-]{20,120}'),
  key('a Discord webhook', 'api/webhooks/', 'discord(?:app)?\\.com/api/webhooks/\\d{10,25}/[A-Za-z0-9_-]{30,120}'),
  key('a Google API key', 'AIza', 'AIza[0-9A-Za-z_-]{35}'),
  key('a Google client secret', 'GOCSPX-', 'GOCSPX-[0-9A-Za-z_-]{20,60}'),
  key('a Google access token', 'ya29.', 'ya29\\.[0-9A-Za-z_-]{20,500}'),
  key('a Stripe key', 'live', '[sr]k\\\\?_live\\\\?_[0-9a-zA-Z]{16,120}'),
  { ...key('a Stripe test key', '_test', '[sr]k\\\\?_test\\\\?_[0-9a-zA-Z]{16,120}'), live: false },
  key('a Stripe webhook secret', 'whsec', 'whsec\\\\?_[0-9a-zA-Z+/=]{20,120}'),
  key('an OpenAI key', 'sk-', 'sk-(?:proj|svcacct|admin|None)-[A-Za-z0-9_-]{16,250}'),
  key('an Anthropic key', 'sk-ant-', 'sk-ant-[A-Za-z0-9_-]{16,250}'),
  key('an OpenRouter key', 'sk-or-', 'sk-or-[A-Za-z0-9_-]{16,250}'),
  key('an API key', 'sk-', 'sk-(?=[A-Za-z]{0,40}\\d)[A-Za-z0-9]{20,120}(?![A-Za-z0-9-])'),
  key('a SendGrid key', 'SG.', 'SG\\.[A-Za-z0-9_-]{16,64}\\.[A-Za-z0-9_-]{16,64}'),
  key('a Mailgun key', 'key-', 'key-[0-9a-f]{32}(?![0-9a-f])'),
  key('a Brevo key', 'xkeysib-', 'xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}'),
  key('a Twilio key', 'SK', 'SK[0-9a-f]{32}(?![0-9a-f])'),
  key('a Telegram bot token', ':AA', '\\d{8,10}:AA[A-Za-z0-9_-]{32,34}'),
  key('an npm token', 'npm', 'npm\\\\?_[A-Za-z0-9]{36}'),
  key('a PyPI token', 'pypi-', 'pypi-AgE[A-Za-z0-9_-]{40,250}'),
  key('a RubyGems key', 'rubygems', 'rubygems\\\\?_[0-9a-f]{48}'),
  key('a Docker token', 'dckr', 'dckr\\\\?_(?:pat|oat)\\\\?_[A-Za-z0-9_-]{20,64}'),
  key('a Hugging Face token', 'hf', 'hf\\\\?_[A-Za-z]{30,40}(?![A-Za-z0-9])'),
  key('a DigitalOcean token', '_v1', 'do[opr]\\\\?_v1\\\\?_[0-9a-f]{64}'),
  key('a Shopify token', 'shp', 'shp(?:at|ss|ca|pa)\\\\?_[0-9a-fA-F]{32}'),
  key('a Databricks token', 'dapi', 'dapi[0-9a-f]{32}(?:-\\d)?'),
  key('a Vault token', 'hvs. hvb. hvr.', 'hv[sbr]\\.[A-Za-z0-9_-]{20,250}'),
  key('a Terraform token', '.atlasv1.', '[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_=-]{60,80}'),
  key('a Grafana token', 'glsa glc', 'gl(?:sa|c)\\\\?_[A-Za-z0-9+/=]{32,400}(?:\\\\?_[0-9a-f]{8})?'),
  key('a New Relic key', 'NRAK- NRII-', 'NR(?:AK|II)-[A-Za-z0-9_-]{20,40}'),
  key('a Sentry token', 'sntry', 'sntry[su]\\\\?_[A-Za-z0-9+/=_-]{40,400}'),
  key('a Linear key', 'lin', 'lin\\\\?_(?:api|oauth)\\\\?_[A-Za-z0-9]{32,64}'),
  key('a Notion token', 'ntn', 'ntn\\\\?_[A-Za-z0-9]{40,60}'),
  key('an Atlassian token', 'ATATT3', 'ATATT3[A-Za-z0-9_=-]{60,400}'),
  key('a Postman key', 'PMAK-', 'PMAK-[0-9a-f]{24}-[0-9a-f]{34}'),
  key('a Figma token', 'figd', 'figd\\\\?_[A-Za-z0-9_-]{30,80}'),
  key('a Pulumi token', 'pul-', 'pul-[0-9a-f]{40}'),
  key('a Doppler token', 'dp.', 'dp\\.(?:pt|st|ct|sa|scim|audit)\\.[A-Za-z0-9._-]{20,80}'),
  key('a Supabase key', 'sbp', 'sbp\\\\?_[0-9a-f]{40}'),
  key('a Groq key', 'gsk', 'gsk\\\\?_[A-Za-z0-9]{40,60}'),
  key('a PlanetScale token', 'pscale', 'pscale\\\\?_(?:tkn|pw|oauth)\\\\?_[A-Za-z0-9_=.-]{30,64}'),
  key('a Facebook token', 'EAA', 'EAA[A-Za-z0-9]{60,400}'),
  key('a Square token', 'sq0 EAAA', 'sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{20,50}'),
  key('an age key', 'AGE-SECRET-KEY-', 'AGE-SECRET-KEY-1[0-9A-Z]{58}'),
  key('a JSON Web Token', 'eyJ', 'eyJ[A-Za-z0-9_-]{10,2000}\\.eyJ[A-Za-z0-9_-]{10,4000}\\.[A-Za-z0-9_-]{20,2000}'),
]; // prettier-ignore

/** What calls itself an example, is masked, or counts up: `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxx…`. */
export const isExampleKey = (value: string): boolean =>
  // Words in an address: `pypi-token-revealed-in-a-package`.
  /^[a-z]+(?:[-_][a-z]+){3,}$/.test(value) ||
  /example|xxxx|\*{3}|redacted|your[_-]|changeme|dummy|fake|placeholder|\.{3}|…|123456789|abcdefgh|(?:0{8}|1{8}|a{8})/i.test(
    value,
  );
