// The little that packing has to know of a Markdown page: links, pictures and headings, outside of fenced code.

const LINK = /(!?)\[([^\]]*)\]\(([^)\s]+)\)/g;

/**
 * Replaces each link and picture that is written as `[label](target)` or `![label](target)`.
 *
 * @param {string} text
 * @param {(link: { picture: boolean, label: string, target: string, source: string }) => string} replace
 */
export const mapLinks = (text, replace) =>
  outsideFences(text, (part) =>
    part.replace(LINK, (source, picture, label, target) =>
      replace({ picture: picture !== '', label, target, source }),
    ),
  );

function outsideFences(text, change) {
  return text
    .split(/(^```[^]*?^```$)/gm)
    .map((part) => (part.startsWith('```') ? part : change(part)))
    .join('');
}

/** Replaces each `# Heading`. */
export const mapHeadings = (text, replace) =>
  outsideFences(text, (part) =>
    part.replace(/^(#{1,6}) (.+)$/gm, (_, marks, title) => replace(marks, title)),
  );

/** The anchor that GitHub, npm and VS Code give to a heading: `In CI` → `in-ci`. */
export const anchorOf = (title) =>
  title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** Whether a target is a file beside the page, not another site or a place in the page. */
export const isFile = (target) => !/^(?:[a-z][a-z+.-]*:|#|\/\/)/i.test(target);
