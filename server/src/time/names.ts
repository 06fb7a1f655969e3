/** Small numbers in words, as English writes them before a unit. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

/** Month and weekday names as people write them, English first, then the other languages the tool reads. */
const MONTH_NAMES: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jänner', 'janvier', 'enero', 'janeiro'],
  ['february', 'feb', 'februar', 'février', 'fevrier', 'febrero', 'fevereiro'],
  ['march', 'mar', 'märz', 'maerz', 'mars', 'marzo', 'março'],
  ['april', 'apr', 'avril', 'abril'],
  ['may', 'mai', 'mayo', 'maio'],
  ['june', 'jun', 'juni', 'juin', 'junio', 'junho'],
  ['july', 'jul', 'juli', 'juillet', 'julio', 'julho'],
  ['august', 'aug', 'août', 'aout', 'agosto'],
  ['september', 'sept', 'sep', 'septembre', 'septiembre', 'setembro'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre', 'outubro'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'decembre', 'diciembre', 'dezembro'],
];

/** Longest first, so that `sept` is not read as `sep` and a rest. */
export const MONTHS = {
  pattern: MONTH_NAMES.flat()
    .sort((a, b) => b.length - a.length)
    .join('|'),
  numbers: new Map(
    MONTH_NAMES.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
  ),
} as const;

const WEEKDAY_NAMES: readonly string[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'mon',
  'tues',
  'tue',
  'wed',
  'thurs',
  'thur',
  'thu',
  'fri',
  'sat',
  'sun',
  'montag',
  'dienstag',
  'mittwoch',
  'donnerstag',
  'freitag',
  'samstag',
  'sonntag',
  'lundi',
  'mardi',
  'mercredi',
  'jeudi',
  'vendredi',
  'samedi',
  'dimanche',
];

export const WEEKDAYS = [...WEEKDAY_NAMES].sort((a, b) => b.length - a.length).join('|');
