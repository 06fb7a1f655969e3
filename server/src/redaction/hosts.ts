/**
 * `db-prod-03`, `prod-payments-3`, `kafka-2`, `payments-db.prod`: small letters and numbers, joined by
 * hyphens, with an environment or a domain behind a dot.
 */
export const HOST_NAME =
  /(?<![\w./#-])[a-z][a-z0-9]{0,20}(?:-[a-z0-9]{1,20}){0,6}(?:\.[a-z0-9-]{2,40}){0,4}(?![\w-]|\.\w|\()/g;

/** What a machine does. */
const DOES =
  /^(?:db|sql|web|www|srv|server|host|kafka|redis|mysql|postgres|pg|mongo|es|elastic|cache|memcached?|lb|proxy|haproxy|nginx|etcd|zk|zookeeper|bastion|jump|worker|master|vm|node|queue|mq|rabbit(?:mq)?|api|app|gw|gateway|backend|frontend|auth|search|replica|primary|k8s|kube|ns|dns|mx|mail|nas|nfs|fw|router|switch|database|postgresql|mongodb|elasticsearch|cassandra|clickhouse|consul|vault|nats|broker|cluster)$/;
/** Of these, programs of which several run side by side: one with a number is one of them. */
const SEVERAL =
  /^(?:kafka|redis|mysql|postgres|postgresql|pg|mongo|mongodb|elastic|elasticsearch|cassandra|clickhouse|etcd|zk|zookeeper|haproxy|nginx|memcached?|rabbit|rabbitmq|consul|vault|bastion|nats|broker)$/;
/** A word before it that makes the number a version: `upgraded to postgres-16`. */
const VERSION_BEFORE =
  /\b(?:upgrad\w{0,5}|migrat\w{0,5}|version|update[ds]?|downgrad\w{0,5}|bump\w{0,5}|image|release|install\w{0,5}|support\w{0,3}|package|chart|driver)\b[^.;|\n]{0,50}$/i;
const ENVIRONMENT =
  /^(?:prod|prd|production|stg|stage|staging|dev|qa|uat|test|preprod|int|us|eu|ap|use\d|usw\d|euw\d|euc\d|fra|ams|lon|nyc|sfo|iad|dfw|sin|syd|dc\d?|az\d|[a-z]{2,3}\d)$/;
/** Environments that no manner of speaking begins with: `dev-day-2`, `test-run-3` are none. */
const SURE_ENVIRONMENT = /^(?:prod|prd|production|stg|staging|uat|preprod)$/;
/** Words behind an environment that make no machine of it. */
const MANNER =
  /^(?:like|only|ready|grade|level|phase|step|day|week|run|wave|round|tier|v\d*|rc|incident|issue)$/;
const REGION =
  /^(?:us|eu|ap|sa|ca|me|af|il|cn|mx|asia|europe|australia|northamerica|southamerica)-(?:gov-)?(?:north|south|east|west|central)/;
/** Files of settings have an environment behind a dot too. */
const FILES =
  /^(?:docker-compose|compose|config|settings|appsettings|application|values|env|webpack|next|vite|babel|tsconfig|package|requirements|terraform|main|index|script)\b|[-_](?:config|settings|values|compose)\./;

const isNumbered = (word: string): boolean => /\d$/.test(word);
const nameOf = (word: string): string => word.replace(/\d{1,4}$/, '');

/** Whether a name is that of a machine; what it does or where it is alone is a manner of speaking. */
export function isHostName(name: string, before: string): boolean {
  if (REGION.test(name) || FILES.test(name)) return false;
  const [machine = '', ...domain] = name.split('.');
  const words = machine.split('-');
  const last = words.at(-1) ?? '';
  if (domain.length > 0) return isQualified(words, domain);
  const number = /\d{1,4}$/.exec(last)?.[0] ?? '';
  const does = words.some((word) => DOES.test(nameOf(word)));
  if (number === '') return isNamedByBoth(words);
  if (words.some((word) => MANNER.test(nameOf(word)))) return false;
  const where = words.slice(0, -1).some((word) => ENVIRONMENT.test(word));
  if (does && (where || /^0\d/.test(number))) return words.length > 1;
  // `prod-payments-3`
  const environment = words.slice(0, -1).some((word) => SURE_ENVIRONMENT.test(word));
  if (environment && words.length > 2 && /^\d{1,3}$/.test(last)) return true;
  // `kafka-2`
  return (
    words.length === 2 &&
    /^\d{1,2}$/.test(last) &&
    SEVERAL.test(words[0] ?? '') &&
    !/^(?:postgres|postgresql|mysql|redis|elasticsearch|mongodb)-(?:[5-9]|1\d)$/.test(machine) &&
    !VERSION_BEFORE.test(before)
  );
}

/** `payments-db.prod`, `db1.prod`, `kafka-2.eu.acme.com`. */
function isQualified(words: readonly string[], domain: readonly string[]): boolean {
  const does = words.some((word) => DOES.test(nameOf(word)));
  const top = domain.at(-1) ?? '';
  if (SURE_ENVIRONMENT.test(top) || /^(?:qa|dev|stage|prod\d)$/.test(top))
    return domain.length < 3 && (does || (SURE_ENVIRONMENT.test(top) && words.length > 1));
  const environment = [...words, ...domain.slice(0, -2)].some((word) =>
    SURE_ENVIRONMENT.test(word),
  );
  return (
    domain.length > 1 &&
    /^(?:com|org|net|io|co|cloud|dev|de|uk|fr|eu|jp|us)$/.test(top) &&
    ((does && (isNumbered(words.at(-1) ?? '') || environment)) || (environment && words.length > 1))
  );
}

/** `orders-db-prod`, `prod-payments-redis`: whose, what and where. */
function isNamedByBoth(words: readonly string[]): boolean {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const rest = SURE_ENVIRONMENT.test(first)
    ? last
    : SURE_ENVIRONMENT.test(last)
      ? words.at(-2)
      : '';
  return (
    words.length > 2 &&
    (SEVERAL.test(rest ?? '') || /^(?:db|database|lb|cluster)$/.test(rest ?? ''))
  );
}
