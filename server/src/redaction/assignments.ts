/** What kind of credential a name promises; null for a name that promises none. */
export type Promised = 'password' | 'key' | null;

/** `_PROD`, `_2`, `_OLD` say which of several. */
const WHICH =
  /^(?:prod|production|staging|stage|stg|dev|test|live|new|old|primary|secondary|backup|main|default|ro|rw|b64|base64|v?\d{1,3})$/;
const PASSWORD =
  /(?:password|passwd|passphrase|pwd|passwort|kennwort|senha|contraseña|contrasena|motdepasse|credentials?)$|^(?:パスワード|密码|密碼|пароль|비밀번호)$/;
const KEY =
  /(?:secret|token|apikey|secretkey|accesskey|privatekey|encryptionkey|signingkey|signaturekey|authkey|masterkey|accountkey|servicekey|deploykey|sharedkey|sharedaccesskey|storagekey|webhookkey|clientkey|appkey|applicationkey|consumerkey|adminkey|rootkey|hostkey|subscriptionkey|integrationkey|routingkey|licen[sc]ekey|sshkey|writekey|ingestkey)$|^(?:session|sessionid|sid|phpsessid|jsessionid|connectsid)$/;
/** Tokens that open nothing. */
const HARMLESS = /(?:page|next|continuation|cancell?ation|sync|resume|cursor|lexer|parser)token$/;

/**
 * What the last words of a name promise: `DB_PASSWORD`, `clientSecret`, `spring.datasource.password`.
 * `SECRET_NAME`, `TOKEN_URL`, `password_file` and `cache_key` name something else.
 */
export function promisedBy(name: string): Promised {
  const words = name
    .replace(/\\/g, '')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1_')
    .toLowerCase()
    .split(/[_.-]+/)
    .filter((word) => word !== '');
  while (words.length > 1 && WHICH.test(words.at(-1) ?? '')) words.pop();
  const joined = words.join('');
  const last = words.at(-1) ?? '';
  if (PASSWORD.test(joined) || (words.length > 1 && /^(?:pass|pw)$/.test(last))) return 'password';
  return KEY.test(joined) && !HARMLESS.test(joined) ? 'key' : null;
}

/** Words that stand where a value would, and say how it is or that it is none. */
const WORD =
  /^(?:example|sample|dummy|fake|test(?:ing)?|changeme|change[_-]?me|redacted|removed|hidden|masked|omitted|secrets?|passwords?|passwd|pass|pwd|tokens?|key|api[_-]?key|value|string|text|foo|bar|baz|qux|foobar|placeholder|todo|tbd|none|null|nil|undefined|empty|blank|unset|true|false|yes|no|required|optional|missing|invalid|expired|expiring|rotated|revoked|reset|wrong|incorrect|leaked|exposed|changed|updated|unchanged|valid|default|bearer|basic|admin|root|user|username|name|id|file|env|environment|vault|secretsmanager|encrypted|hashed|sealed|rejected|refused|failed|accepted|generated|created|deleted|shared|stale|old|new|ok|n\/a|unknown|never|always|manual(?:ly)?)$/i;
const COMPOSED =
  /^(?:your|my|some|the|insert|enter|replace|example|sample|dummy|fake|change|add|put|new|old|wrong|test)[_-]|example|placeholder|changeme|redacted|[_-]here$/i;
const MASKED = /^([^\p{L}\p{N}]|x|0)\1*$|\*{3}|x{4}|\.{3}|…|•{2}|●{2}|_{4}|#{4}/iu;
/** `${VAR}`, `$VAR`, `%VAR%`, `{{ x }}`, `<password>`, `[redacted]`, `(hidden)`, `!Ref x`, `@Value`. */
const REFERENCE =
  /^(?:\$[A-Za-z_{(].*|%\w+%|\{.*|<.*|\[.*\]|\(.*\)|!\w.*|(?:process|os|env|environ|config|settings|secrets?|vars?|local|data|self|this|params?|args|ctx|context|options?|opts|cfg|credentials)\.[\w.[(].*|(?:vault|ssm|op|gcp|aws|azure|sops|ref|env|file|secret|secretsmanager|keyvault|arn)[:/].*|\.{0,2}\/[\w/.-]+|[\w.]+\(.*|[A-Z_]{2,}|[A-Z]+(?:_[A-Z0-9]+)+)$/;
/** Made when it is run: `run_$(date +%s)`, `${ID}-x`. */
const COMPUTED = /\$[({]/;
/** Times, sizes and names of algorithms behind a name that could promise a credential. */
const MEASURE =
  /^(?:\d{4}-\d\d-\d\d.*|\d{1,2}:\d\d.*|\d+(?:\.\d+)?(?:ms|s|m|h|d|w|%|k|kb|mb|gb|b|bit|bits|chars?|min|days?)?|v?\d+\.\d.*|oauth\d?.*|sha-?\d.*|aes-?\d.*|rsa-?\d.*|md5|bcrypt.*|argon2.*|base64|utf-?8|http\/?\d.*|ed25519|hmac-.*|v\d+)$/i;

/** Whether a value stands for a credential and is none, or is something else. */
export function isPlaceholder(value: string): boolean {
  return (
    value.length < 4 ||
    WORD.test(value) ||
    COMPOSED.test(value) ||
    MASKED.test(value) ||
    REFERENCE.test(value) ||
    COMPUTED.test(value) ||
    (MEASURE.test(value) && !/^\d{6,}$/.test(value))
  );
}

const isUuid = (value: string): boolean =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

/** No word and no name: letters with digits or signs among them, or large and small letters mixed. */
export function isStrong(value: string): boolean {
  if (value.length < 6 || isUuid(value)) return false;
  const letters = /\p{L}/u.test(value);
  if (!letters) return /^\d{8,}$/.test(value);
  return /\d/.test(value) || /[!@#$%^&*+=~?]/.test(value) || /\p{Ll}\p{Lu}/u.test(value);
}
