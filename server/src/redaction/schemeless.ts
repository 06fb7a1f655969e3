import { range, type Range } from '../text/range';
import { trimEndOf } from '../text/trim';
import { leadOf } from './addresses';

/** What an address may hold: white space, brackets, quotes and wide signs end it. */
const REST = `[^\\s<>)\\]|"'\`,;\\u3000-\\u9fff\\uac00-\\ud7af\\uff00-\\uffef]`;
/** Endings of hosts; `metrics.http.requests` and `git.commit.id` have others. */
const ENDINGS =
  'com|org|net|io|dev|co|app|cloud|ai|so|us|gg|de|fr|uk|jp|eu|nl|ch|at|be|es|it|pt|pl|se|no|dk|fi|cz|ru|cn|kr|in|br|mx|ca|au|nz|tech|tools|systems|software|online|site|xyz|info|biz|me|tv|ms|gle|sh|run|host|hosting|network|digital|services|solutions|group|team|works|zone|page|link|life|world|global|company|bank|finance|health|games|media|agency|studio|engineering|internal|corp';
/** `acme.slack.com/archives/C01`, `grafana.acme.com:3000/d/x`. */
const HOST_AND_PATH = new RegExp(
  `(?<![\\w@.%=-])(?:[a-z0-9][a-z0-9-]{0,62}\\.){1,6}(?:${ENDINGS})(?![\\w-]|\\.[a-z0-9])(?::\\d{2,5})?(?:[/?#]${REST}{0,2000})?`,
  'gi',
);
/** Machines, which are told apart by numbers, have a form of their own. */
const MACHINE =
  /^[^/?#]{1,300}(?:amazonaws\.com|windows\.net|azure\.net|\.internal|\.corp)(?::\d{1,5})?$/i;
/** What is left of a scheme before it: `ttps://`, `https:/`, `<https: //`, `hxxps://`, `//`. */
const BROKEN_SCHEME =
  /(?:(?<![a-z])[a-z]{0,3}(?:ttp|tp|xxp|http)s?[\s:]{0,3}\/{0,4}|:?\/{1,4})\s?$/i;
/** `<https: acme.slack.com archives C01>`: meant as a link. */
const BROKEN_LINK = /<[a-z]{0,3}tt?ps?[\s:/][^<>\n]{3,400}>/gi;

/**
 * Addresses that lead inside although they lack a scheme or have a broken one. What is left of the
 * scheme, and an angle bracket that was meant to close them, is part of them.
 */
export function* withoutScheme(text: string, isFree: (at: Range) => boolean): Generator<Range> {
  const broken: Range[] = [];
  for (const { 0: link, index } of text.matchAll(BROKEN_LINK)) {
    const at = range(index, index + link.length);
    const hosts = [...link.matchAll(HOST_AND_PATH)].map(({ 0: address }) => address);
    const leads = hosts.some((address) => leadOf(`https://${address}/x/`) === 'inside');
    if (leads && isFree(at)) broken.push(at);
  }
  yield* broken;
  for (const match of text.matchAll(HOST_AND_PATH)) {
    const address = trimEndOf(match[0], '.:!?*_');
    const at = range(match.index, match.index + address.length);
    if (!isFree(at) || MACHINE.test(address) || leadOf(`https://${address}`) !== 'inside') continue;
    const before = text.slice(Math.max(0, at.from - 16), at.from);
    const scheme = before.slice(before.lastIndexOf('\n') + 1);
    const rest = BROKEN_SCHEME.exec(scheme)?.[0].length ?? 0;
    const whole = range(at.from - rest, at.to);
    const angles = rest > 0 && text[whole.from - 1] === '<' && text[whole.to] === '>';
    yield angles ? range(whole.from - 1, whole.to + 1) : whole;
  }
}
