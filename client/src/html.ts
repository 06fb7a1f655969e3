/** A text between tags of HTML, or as the value of an attribute in double quotes. */
export const escapedHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
