/** The elements of HTML: https://html.spec.whatwg.org/multipage/indices.html#elements-3, and those that went. */
const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button ' +
    'canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div ' +
    'dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 ' +
    'head header hgroup hr html i iframe img input ins kbd label legend li link main map mark menu ' +
    'meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ' +
    'ruby s samp script search section select slot small source span strike strong style sub ' +
    'summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul ' +
    'var video wbr'
  ).split(' '),
);

const TAG = /^<\/?([a-zA-Z][a-zA-Z0-9-]*)(?![a-zA-Z0-9-])(.*)>$/s;
/** `href="x"`, `hidden`, `/`: what stands in a tag behind its name. */
const ATTRIBUTES = /^(?:\s+[\w:@.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?$/;
const WORDS = /^(?:\s+[\w-]+){2,}$/;

/**
 * Whether a tag is one of HTML, custom elements and namespaces among them. What people put between
 * angle brackets to be filled in, `<add name here>` or `<owner>`, has the form of a tag and is text.
 */
export function isHtmlTag(tag: string): boolean {
  if (/^<[!?]/.test(tag)) return true;
  const [, name = '', rest = ''] = TAG.exec(tag) ?? [];
  if (!ATTRIBUTES.test(rest)) return false;
  const known = ELEMENTS.has(name.toLowerCase());
  if (known) return !WORDS.test(rest) || tag.startsWith('</');
  // A custom element has a hyphen and, unlike `<first-name>`, an end or attributes.
  return name.includes('-') && (tag.startsWith('</') || rest.includes('='));
}
