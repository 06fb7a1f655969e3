import { literalPattern } from '../text/pattern';
import { range, shifted, type Range } from '../text/range';
import { trimEndOf } from '../text/trim';
import { isPlaceholder, isStrong, promisedBy } from './assignments';
import { isExampleKey, KEY_FORMS } from './keys';

/** Something that opens a door. */
export interface Credential {
  /** The value alone: `S3cr3t` of `DB_PASSWORD=S3cr3t`; of a private key all of it. */
  readonly range: Range;
  /** `a GitHub token`: how a message calls it. */
  readonly name: string;
  /** False where an innocent reading is left; a public version goes without it all the same. */
  readonly sure: boolean;
}

const KEY_BLOCK = /-----BEGIN (?:[A-Z]{2,10} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const KEY_BLOCK_END = /-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;

/**
 * `DB_PASSWORD=x`, `"db_password": "x"`, `**Password:** x`, `password => 'x'`, `?token=x`, in any
 * letters, up to the value. Groups: name, what stands between, an opening quote.
 */
const ASSIGNMENT =
  /(?<![\p{L}\p{N}_.\\-])([\p{L}\p{N}_.\\-]{3,80})((?:\\?["'`]|[*]){0,4} {0,3}(?:=>|:=|={1,2}|[:：])[*]{0,3} {0,8})(\\?["'`“]?)(?=[^\s"'`“”|>])/gu;
/** What stands up to white space, or a form to be filled in: `<password>`. */
const VALUE = /^(?:[^\s"'`“”|<>]{1,400}|<[^\s<>]{0,80}>)/u;
/** `--password x`, `--token 'x'`. */
const OPTION = /(?<![\w-])--([a-z][\w-]{1,60}) {1,3}["']?([^\s"'`|<>-][^\s"'`|<>]{3,300})/gi;
/** Programs that take a password behind a letter. */
const PROGRAMS: readonly RegExp[] = [
  /\bmysql(?:dump|admin)?\b[^\n|`]{0,200} -p["']?([^\s"'`|]{4,100})/g,
  /\b(?:sshpass -p|redis-cli[^\n|`]{0,100} -a) ?["']?([^\s"'`|]{4,100})/g,
  /(?<![\w-])(?:-u|--user) ["']?[\w.@+-]{1,64}:([^\s"'`|@]{4,128})/g,
];
const BEARER = /\b(?:Bearer|Basic|ApiKey|Token) ([\w.~+/-]{12,2000}={0,2})/gi;
const IN_ADDRESS =
  /(?<=(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@]{0,64}:)[^\s/@{}<>$*|`][^\s@{}<>*|`]{3,127}(?=@[\w.-]{2,})/gi;
/** Words that stand before a value in a sentence: `the password is Winter2024!`. */
const SAID =
  /(?<![\p{L}\p{N}])(?:password|passwd|passphrase|passwort|kennwort|api[ _-]?key|access[ _-]?key|secret[ _-]?key|auth[ _-]?token|client[ _-]?secret)["'`*]{0,3} (?:(?:is|was|were|to|of|used|ist|war)\b:? ?)?["'`“*]{0,3}([^\s"'`”*,;)|]{6,200})/giu;
/** A run of letters of all kinds that no word has. */
const RANDOM = /(?<![\w/+.=-])[A-Za-z0-9_+-]{32,200}={0,2}(?![\w/.-])/g;

/** A line without one of these promises no credential by a name or a word. */
const PROMISING =
  /pass|pwd|pw(?![a-z])|secret|token|key|credential|sid(?![a-z])|session|kennwort|senha|contrase|parola|パスワード|密码|密碼|пароль|비밀번호/gi;

interface Line {
  readonly text: string;
  readonly at: number;
}

/** The lines that may promise one, each once: few of a document, so that most of it is looked at once. */
function* promisingLines(text: string): Generator<Line> {
  let end = -1;
  for (const { index } of text.matchAll(PROMISING)) {
    if (index < end) continue;
    const at = text.lastIndexOf('\n', index) + 1;
    const next = text.indexOf('\n', index);
    end = next === -1 ? text.length : next;
    yield { text: text.slice(at, end), at };
  }
}

/**
 * What is in every text with a credential that is sure. One look at it spares most texts all others.
 */
const SURE = new RegExp(
  [
    ...KEY_FORMS.flatMap(({ marks }) => marks).map(literalPattern),
    'PRIVATE KEY',
    ':\\/\\/[^\\s:/@]{0,64}:',
    'mysql|sshpass|redis-cli|-u |--user ',
    PROMISING.source,
  ].join('|'),
  'i',
);

/** The credentials of a text that leave no innocent reading. */
export function sureCredentialsIn(text: string): readonly Credential[] {
  return SURE.test(text) ? credentialsIn(text).filter(({ sure }) => sure) : NONE;
}

const NONE: readonly never[] = [];

/** All credentials of a text, in its order; none overlaps another. */
export function credentialsIn(text: string): readonly Credential[] {
  const found = [...blocksIn(text), ...keysIn(text), ...passwordsIn(text)];
  for (const { text: line, at } of promisingLines(text))
    for (const credential of [...saidIn(line), ...assignedIn(line)])
      found.push({ ...credential, range: shifted(credential.range, at) });
  found.sort((a, b) => a.range.from - b.range.from || b.range.to - a.range.to);
  let end = 0;
  return found.filter(({ range: { from, to } }) => {
    const after = from >= end;
    if (after) end = to;
    return after;
  });
}

function* blocksIn(text: string): Generator<Credential> {
  let end = 0;
  for (const { index, 0: head } of text.matchAll(KEY_BLOCK)) {
    if (index < end) continue;
    const close = KEY_BLOCK_END.exec(text.slice(index, index + 20_000));
    end = index + (close ? close.index + close[0].length : head.length);
    yield { range: range(index, end), name: 'a private key', sure: true };
  }
}

function* keysIn(text: string): Generator<Credential> {
  for (const { name, marks, pattern, live } of KEY_FORMS) {
    if (!marks.some((mark) => text.includes(mark))) continue;
    for (const { 0: written, index } of text.matchAll(pattern))
      if (!isExampleKey(written))
        yield { range: range(index, index + written.length), name, sure: live !== false };
  }
}

function* passwordsIn(text: string): Generator<Credential> {
  for (const { 0: value, index } of text.includes('://') ? text.matchAll(IN_ADDRESS) : [])
    if (!isPlaceholder(value))
      yield {
        range: range(index, index + value.length),
        name: 'a password in an address',
        sure: true,
      };
  for (const pattern of PROGRAMS)
    for (const match of text.matchAll(pattern)) yield* lastGroup(match, 'a password', true);
  for (const match of text.matchAll(BEARER))
    if (/\d/.test(match[1] ?? '') && /[a-z]/i.test(match[1] ?? ''))
      yield* lastGroup(match, 'an access token', false);
  for (const { 0: value, index } of text.matchAll(RANDOM))
    if (isRandom(value))
      yield { range: range(index, index + value.length), name: 'a key', sure: false };
}

function* saidIn(line: string): Generator<Credential> {
  for (const match of line.matchAll(SAID))
    if (/\d/.test(match[1] ?? '')) yield* lastGroup(match, 'a password', false);
}

function* lastGroup(match: RegExpExecArray, name: string, sure: boolean): Generator<Credential> {
  const value = trimEndOf(match.at(-1) ?? '', '.,:;!?*)]}');
  if (isPlaceholder(value) || !isStrong(value)) return;
  const from = match.index + match[0].length - (match.at(-1) ?? '').length;
  yield { range: range(from, from + value.length), name, sure };
}

const isRandom = (value: string): boolean =>
  [/\d/g, /[a-z]/g, /[A-Z]/g].every((kind) => (value.match(kind)?.length ?? 0) > 3) &&
  (value.match(/[_+-]/g)?.length ?? 0) < 4 &&
  !isExampleKey(value);

function* assignedIn(line: string): Generator<Credential> {
  for (const match of line.matchAll(ASSIGNMENT)) {
    const [whole, name = '', between = '', quote = ''] = match;
    const promised = promisedBy(name);
    if (promised === null) continue;
    const from = match.index + whole.length;
    const value = valueOf(line.slice(from, from + 400), quote, line[match.index - 1] ?? '');
    if (isPlaceholder(value)) continue;
    const strong = isStrong(value);
    // `DB_PASSWORD=x`, `"password": "x"` are written for a machine, `Password: x` for a person.
    const machine = /=/.test(between) || quote !== '' || /[_\\.]|\p{Ll}\p{Lu}/u.test(name);
    const long = promised === 'password' || value.length >= 12;
    if (!strong && !(machine && value.length >= 6)) continue;
    yield {
      range: range(from, from + value.length),
      name: promised === 'password' ? 'a password' : 'a secret key',
      sure: strong && (machine ? value.length >= 8 : long && value.length >= 8),
    };
  }
  for (const match of line.matchAll(OPTION))
    if (promisedBy(match[1] ?? '') !== null) yield* lastGroup(match, 'a password', true);
}

/** To the closing quote; without one to white space, or where the next of several begins. */
function valueOf(rest: string, quote: string, before: string): string {
  const sign = quote.replace('\\', '').replace('“', '”');
  const end = sign === '' ? -1 : rest.indexOf(sign);
  if (end > 0) return trimEndOf(rest.slice(0, end), '\\');
  // `[label with password=x](address)`
  const word = (VALUE.exec(rest)?.[0] ?? '').split(/\]\(/, 1)[0] ?? '';
  const own =
    before === '?' || before === '&'
      ? (word.split('&', 1)[0] ?? '')
      : word.slice(0, /[;,&](?=[\w .-]{1,40}=|$)/.exec(word)?.index);
  return trimEndOf(own, '.,:;*)]}\\');
}
