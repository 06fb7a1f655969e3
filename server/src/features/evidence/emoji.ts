/** The signs that responders use to tell something; all other codes are decoration. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['white_check_mark', '✅'],
  ['heavy_check_mark', '✔'],
  ['ballot_box_with_check', '☑'],
  ['x', '❌'],
  ['warning', '⚠'],
  ['rotating_light', '🚨'],
  ['fire', '🔥'],
  ['red_circle', '🔴'],
  ['large_red_circle', '🔴'],
  ['large_green_circle', '🟢'],
  ['large_yellow_circle', '🟡'],
  ['large_orange_circle', '🟠'],
  ['arrow_up', '⬆'],
  ['arrow_down', '⬇'],
  ['arrow_right', '➡'],
  ['thumbsup', '👍'],
  ['+1', '👍'],
  ['thumbsdown', '👎'],
  ['-1', '👎'],
  ['eyes', '👀'],
  ['rocket', '🚀'],
  ['bug', '🐛'],
  ['lock', '🔒'],
  ['hourglass', '⌛'],
  ['phone', '☎'],
  ['mega', '📣'],
]);

/** A code that stands apart from letters, digits and other colons: no part of `10:30:45` or `a::b`. */
const CODE =
  /(?<![\p{L}\p{N}:])((?::(?=[\w+'-]{0,59}[A-Za-z+-])[\w+'-]{1,60}:){1,20})(?![\p{L}\p{N}:])/gu;

/** `:fire: API is down :sad-panda:` → `🔥 API is down`. Empty for a message of decoration alone. */
export function withoutEmojiCodes(text: string): string {
  const made = text.replace(CODE, (codes: string) =>
    codes
      .slice(1, -1)
      .split('::')
      .map((code) => SIGNS.get(code) ?? '')
      .join(''),
  );
  return /[\p{L}\p{N}]/u.test(made) ? made : '';
}
