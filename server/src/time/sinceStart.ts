const OFFSET =
  /T[ \t]?(?:([+-])[ \t]?(\d{1,4})(?::(\d{2}))?(?::\d{2})?[ \t]?(?:(d|days?|h|hours?|hrs?|m|min|mins|minutes?|s|sec|seconds?)(?:[ \t]?(\d{1,2})[ \t]?(m|min))?)?|0)(?!\w)/y;
const PLUS = /\+(\d{1,4})(?::(\d{2}))?[ \t]?(h|m|min|s)?(?![\w:])/y;

/** `T+5m`, `T+01:30`, `+15m`: minutes since the incident began. */
export function scanOffset(
  text: string,
  at: number,
): { readonly to: number; readonly minutes: number } | null {
  OFFSET.lastIndex = at;
  const match = OFFSET.exec(text);
  if (match) {
    if (match[2] === undefined) return { to: at + match[0].length, minutes: 0 };
    const sign = match[1] === '-' ? -1 : 1;
    const extra = match[5] === undefined ? 0 : Number(match[5]);
    return {
      to: at + match[0].length,
      minutes: sign * (offsetMinutes(match[2], match[3], match[4]) + extra),
    };
  }
  PLUS.lastIndex = at;
  const plus = PLUS.exec(text);
  if (!plus || (plus[2] === undefined && plus[3] === undefined)) return null;
  return { to: at + plus[0].length, minutes: offsetMinutes(plus[1] ?? '0', plus[2], plus[3]) };
}

/** `T+01:30` is hours and minutes, `T+5m` minutes, `T+5` minutes as well. */
function offsetMinutes(
  amount: string,
  minutes: string | undefined,
  unit: string | undefined,
): number {
  if (minutes !== undefined) return Number(amount) * 60 + Number(minutes);
  const letter = (unit ?? 'm').charAt(0).toLowerCase();
  return (
    Number(amount) * (letter === 'd' ? 1440 : letter === 'h' ? 60 : letter === 's' ? 1 / 60 : 1)
  );
}
