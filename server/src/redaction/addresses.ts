/** Hosts that only the inside reaches: no dot, a private ending, a private address. */
const INTERNAL_HOST =
  /^(?:[\w-]+|.{1,200}\.(?:internal|local|localdomain|lan|corp|intranet|private|home|home\.arpa|svc|consul)|10\.[\d.]{3,11}|192\.168\.[\d.]{3,7}|169\.254\.[\d.]{3,7}|172\.(?:1[6-9]|2\d|3[01])\.[\d.]{3,7}|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.[\d.]{3,7}|\[f[cde][\da-f:]{2,40}\])$/i;

/** Services that show a company's own data to those who log in: the host, or what stands before it. */
const TENANTS =
  /^(?:.{1,100}\.)?(?:slack\.com|pagerduty\.com|atlassian\.net|zoom\.us|opsgenie\.com|zendesk\.com|freshdesk\.com|sharepoint\.com|service-now\.com|splunkcloud\.com|grafana\.net|sentry\.io|incident\.io|rootly\.com|firehydrant\.(?:io|com)|okta\.com|zulipchat\.com|webex\.com|my\.salesforce\.com|lightning\.force\.com|visualstudio\.com|elastic-cloud\.com|found\.io|signalfx\.com|sumologic\.com|cloudfunctions\.net|zenhub\.com|linear\.app|notion\.so|asana\.com|trello\.com|monday\.com|miro\.com|figma\.com|lucid\.app|loom\.com|amazonaws\.com|supabase\.co|database\.windows\.net|cache\.windows\.net|core\.windows\.net)$/i;

/** Of these, one host shows what belongs to somebody; the others are open. */
const PRIVATE_HOSTS =
  /^(?:(?:docs|drive|sheets|slides|meet|calendar|mail|chat|console\.cloud|lookerstudio|datastudio)\.google\.com|[\w-]{1,60}\.cloud\.google\.com|console\.firebase\.google\.com|(?:[\w-]{1,60}\.)?(?:console|signin)\.aws\.amazon\.com|[\w-]{1,60}\.awsapps\.com|portal\.azure\.com|dev\.azure\.com|teams\.microsoft\.com|[\w-]{1,60}\.my\.sharepoint\.com|outlook\.office(?:365)?\.com|app\.datadoghq\.(?:com|eu)|[\w-]{1,60}\.datadoghq\.(?:com|eu)|(?:one|rpm)\.newrelic\.com|(?:ui|app)\.honeycomb\.io|app\.[\w-]{1,60}\.[a-z]{2,10}|dash(?:board)?\.[\w-]{1,60}\.[a-z]{2,10}|manage\.auth0\.com|discord\.com|app\.gitter\.im)$/i;

/** The public face of the services above. */
const OPEN =
  /^(?:(?:www|status|support|help|docs|developers?|blog|community|trust|security|response|postmortems|forum|learn|engineering)\.[\w.-]{1,100}|(?:slack|pagerduty|zoom|sentry|okta|notion|trello|linear|figma|loom|incident|rootly|discord)\.(?:com|io|us|so|app)|aws\.amazon\.com|cloud\.google\.com|s3\.amazonaws\.com|docs\.aws\.amazon\.com)$/i;

/** A company's own copy of a tool, by the first name of its host: `grafana.acme.com`. */
const TOOLS =
  /^(?:ci|cd|build|builds|buildkite|drone|tekton|flux|deploy|deploys|ops|sso|idp|grafana|kibana|prometheus|alertmanager|jenkins|jira|confluence|gitlab|ghe|vault|consul|nomad|argocd|argo|argo-cd|sentry|splunk|datadog|nagios|zabbix|icinga|rundeck|teamcity|sonar(?:qube)?|nexus|artifactory|harbor|airflow|spinnaker|backstage|intranet|internal|corp|vpn|admin|staging|stage|stg|uat|preprod|sandbox|jaeger|tempo|loki|thanos|mattermost|phabricator|webmail|bastion|pgadmin|phpmyadmin|rancher|portainer|concourse|logs|logging|metrics|monitoring|runbooks?|wiki|git|oncall|pagerduty|kiali|elk|graylog|statsd|cacti|netbox|awx|foreman|k8s|kubernetes)(?:[.-]?(?:dev|prod|stage|staging|test|int|ext|\d{1,3}))?\.[\w-]{1,60}\.[\w.-]{2,60}$/i;
/** Of services whose front page everybody sees, the paths behind which a company's own stands. */
const OWN_PATHS: readonly (readonly [host: RegExp, path: RegExp])[] = [
  [/^(?:www\.)?sentry\.io$/i, /^\/(?:organizations|issues|settings|projects|share)\//i],
  [/^app\.slack\.com$|^slack\.com$/i, /^\/(?:archives|client|files|team|app_redir|shortcuts)\//i],
  [
    /^(?:www\.)?notion\.(?:so|site)$/i,
    /^\/(?!(?:help|product|pricing|blog|about|templates|desktop|mobile|enterprise|security|terms)(?:[/?#]|$))[\w-]/i,
  ],
  [/^linear\.app$/i, /^\/[\w-]{1,60}\/(?:issue|project|team|view|document|cycle|initiative)\b/i],
  [/^(?:www\.)?trello\.com$/i, /^\/[bcw]\//i],
  [/^(?:www\.)?miro\.com$/i, /^\/app\//i],
  [/^(?:www\.)?figma\.com$/i, /^\/(?:file|design|board|proto|slides|deck)\//i],
  [/^(?:www\.)?loom\.com$/i, /^\/(?:share|embed)\//i],
  [/^(?:www\.)?zoom\.us$/i, /^\/(?:j|my|w|rec|s)\//i],
  [/^(?:www\.)?discord\.(?:com|gg)$/i, /^\/(?:channels|api)\//i],
  [/^(?:www\.)?dropbox\.com$/i, /^\/(?:s|scl|sh|home|work)\//i],
  [/^(?:www\.)?circleci\.com$|^app\.circleci\.com$/i, /^\/(?:gh|bb|pipelines|github)\//i],
  [/^(?:www\.)?buildkite\.com$/i, /^\/[\w-]{1,60}\/[\w-]{1,60}\/builds/i],
  [/^(?:www\.)?app\.asana\.com$|^app\.clickup\.com$|^app\.shortcut\.com$/i, /^\/./],
  [
    /^(?:www\.)?papertrailapp\.com$|^my\.papertrailapp\.com$/i,
    /^\/(?:groups|systems|searches|events)/i,
  ],
  [/^(?:forms\.gle|1drv\.ms|tinyurl\.com)$/i, /^\/./],
];

/** Projects that keep such tools open. */
const OPEN_TOOLS =
  /^(?:wiki|git|gitlab|jira|sentry|jenkins|ci|build|builds|staging)\.(?:[\w.-]{1,60}\.org|[\w.-]{0,30}jenkins\.io|mongodb\.com|atlassian\.com|ubuntu\.com|php\.net)$/i;

/** Something that opens a door stands in the address. */
const KEY_IN_QUERY =
  /[?&#](?:[\w-]{0,30}(?:token|signature|secret|password|passwd|api_?key|access_?key|session|x-amz-[\w-]{1,30})|sig|pwd|auth|code)=/i;

/** Not the inside: every reader has one. */
const OWN_MACHINE = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|0\.0\.0\.0|\[::1?\])$/i;

const SCHEME = /^([a-z][a-z0-9+.-]{1,20}):(?:\/\/)?/i;
const HOST =
  /^(?:[a-z][a-z0-9+.-]{1,20}:)?\/\/(?:[^@/\s]{1,200}@)?(\[[\da-f:.]{2,45}\]|[^/?#\s:]{1,255})/i;

/** Where an address leads: `own` is the reader's machine, `mail` and `page` stay as they are. */
export type Lead = 'inside' | 'outside' | 'own' | 'mail' | 'page';

/**
 * A relative address leads into the repository, that of a database or a bucket to the company's
 * data; `command:` and the like lead nowhere outside.
 */
export function leadOf(address: string): Lead {
  if (address.startsWith('#')) return 'page';
  if (/^mailto:/i.test(address)) return 'mail';
  if (/^www\./i.test(address)) return leadOf(`http://${address}`);
  const scheme = SCHEME.exec(address)?.[1]?.toLowerCase();
  if (scheme !== undefined && !/^(?:https?|wss?|ftp)$/.test(scheme)) return 'inside';
  const host = HOST.exec(address)?.[1];
  if (host === undefined) return 'inside';
  if (OWN_MACHINE.test(host)) return 'own';
  return isInternalHost(host, address) ||
    KEY_IN_QUERY.test(address) ||
    /^[a-z]{2,5}:\/\/[^/@\s:]{0,100}:[^/@\s]{0,200}@/i.test(address)
    ? 'inside'
    : 'outside';
}

function isInternalHost(host: string, address: string): boolean {
  if (INTERNAL_HOST.test(host)) return true;
  // The front door of a service says nothing.
  if (PRIVATE_HOSTS.test(host)) return !/^[a-z]+:\/\/[^/]{1,255}\/?$/i.test(address);
  const path = /^[a-z]+:\/\/[^/?#]{1,255}([^\s]{0,200})/i.exec(address)?.[1] ?? '';
  if (OWN_PATHS.some(([site, own]) => site.test(host) && own.test(path))) return true;
  if (OPEN.test(host)) return false;
  return TENANTS.test(host) || (TOOLS.test(host) && !OPEN_TOOLS.test(host));
}

/** Written for everybody: it says how to reach the company. */
export const isPublicMail = (address: string): boolean =>
  /^(?:mailto:)?(?:help|support|security|press|media|info|contact|abuse|bugs?|privacy|legal|sales|hello|feedback|no-?reply|status|git)@(?:[\w-]{1,60}\.){1,4}(?!internal|local|lan|corp|intranet|private)[a-z]{2,20}/i.test(
    address,
  );
