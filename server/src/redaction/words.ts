/** What tells a role, a thing or a placeholder from a person's name. */
const ROLE_WORDS =
  /(?<![\p{L}])(?:commander|lead(?:er|s)?|engineers?|developers?|managers?|directors?|officers?|owners?|authors?|scribe|administrators?|admins?|operators?|operations|architects?|analysts?|specialists?|consultants?|coordinators?|liaison|responders?|reviewers?|approvers?|president|head|chief|interns?|contractors?|customers?|clients?|users?|reporters?|attackers?|researchers?|maintainers?|volunteers?|employees?|executives?|on-?call|primary|secondary|handle|your|name|username|someone|somebody|anyone|everyone|nobody|staff|vendors?|providers?|services?|systems?|databases?|servers?|company|community|communications?|office|agents?|assistant|scheduler|pipeline|foundation|committee|council|withheld|entwickler(?:in)?|leiter(?:in)?|ingénieur|ingeniero|responsable|verantwortlich\p{L}{0,2})(?![\p{L}])|担当|エンジニア|責任者|管理者|開発者|ユーザー?/iu;
const ROLE_LETTERS =
  /(?<![\p{L}\p{N}])(?:DBA|SRE|SREs|CTO|CEO|CIO|CISO|COO|VP|IC|PM|EM|SME|QA|TAM|CSM|TPM|TBD|TBC|N\/A|AWS|GCP|IT|HR|PR|CI|AI)(?![\p{L}\p{N}])/u;

/** `Incident Commander`, `DBA`, `Responder 2`: says what somebody does, not who. */
export const isRole = (name: string): boolean => ROLE_WORDS.test(name) || ROLE_LETTERS.test(name);

/** Companies and programs that stand where names stand. */
const VENDORS = new Set(
  `amazon aws azure google gcp microsoft github gitlab bitbucket atlassian jira confluence slack zoom
  pagerduty opsgenie datadog grafana prometheus alertmanager sentry splunk elastic elasticsearch
  kibana newrelic honeycomb cloudflare fastly akamai cloudfront netlify vercel heroku digitalocean
  linode hetzner ovh equinix stripe adyen paypal braintree twilio sendgrid mailgun okta auth0
  supabase firebase mongodb postgres postgresql mysql mariadb redis kafka rabbitmq nginx haproxy
  envoy istio kubernetes docker terraform ansible puppet chef jenkins circleci travis buildkite
  argocd spinnaker dependabot renovate snyk npm pypi rubygems maven pingdom statuspage uptimerobot
  nagios zabbix icinga oracle salesforce snowflake databricks openai anthropic claude chatgpt
  copilot gemini cursor codex discord telegram twitter facebook apple ibm cisco verizon comcast cron
  systemd bot robot automatic manual internal external production staging backend frontend platform
  security support infrastructure engineering product marketing legal finance sales network`.split(
    /\s+/,
  ),
);
export const isVendor = (name: string): boolean =>
  VENDORS.has(name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')) || /\[bot\]|-bot$/i.test(name);

/**
 * Names that are words too. As a name one stands in the middle of a sentence, or before a verb in
 * the past: `asked Will to look`, `Mark restarted it`.
 */
const WORDS = new Set(
  `will mark grace rose bill chase grant frank hope joy faith art rob sue pat drew miles dean max guy
  jack robin ray rich skip summer dawn victor wade penny chip cliff dale don gene hunter mason baker
  parker carter reed christian lane page brown black white green young king long short cook case
  banks fields rivers stone woods day love price power best wise strong little small bell ball field
  hill lake park root branch server major chance job do an le to so min sun sky angel pearl crystal
  dash salt bug port host gates walls waters winter autumn storm rush sharp swift sage ivy violet
  amber olive basil herb gray grey gold silver steel iron wood bush berry forest glen heath marsh
  moss north south east west bishop abbott pope knight page cook ward warden post trace link
  close open high low hale haven early late see say look may`.split(/\s+/),
);
/** Names that are written large as words too: months, places, tools. */
const LARGE = new Set(
  `may april june august jan paris ruby austin sydney florence dallas london jordan georgia chelsea
  israel china india virginia carolina madison lincoln washington phoenix java scala julia elm ada
  jenkins travis chef argo vault consul nomad ceph helm flux loki tempo thanos mimir sage sentry
  spark storm flink airflow celery django flask spring maven gradle ant groovy kotlin dart swift
  rust go crystal elixir nim zig perl haskell pascal basic cobol delphi iris luna atlas mercury
  saturn apollo athena artemis hermes zeus juno titan pandora phoenix oracle`.split(/\s+/),
);
const PAST =
  /^\s+(?:(?:then|also|later|immediately|quickly|manually|first|again)\s+)?(?:\p{Ll}{2,}ed|found|saw|began|ran|took|got|went|made|had|was|has|is|said|told|wrote|put|sent|came|did|brought|held|kept|led|gave|knew|left|lost|meant|met|read|shut|spoke|stood|thought|understood|woke|drove|spun|cut|set)(?![\p{L}])/u;

/** Whether a name that is a word as well is meant as one, by what stands around it on its line. */
export function isMeant(name: string, before: string, after: string, opens: boolean): boolean {
  const word = name.toLowerCase();
  if (before.endsWith('@') || /^['’]s\s/.test(after) || PAST.test(after)) return true;
  if (LARGE.has(word))
    return (
      !opens &&
      /(?:\b(?:with|by|asked|told|paged|called|pinged|thanks to|cc|and)|,)\s$/i.test(before) &&
      !/^\s*\d/.test(after)
    );
  return (
    !WORDS.has(word) || (!opens && !/^\s\p{Lu}/u.test(after) && !/\p{Lu}\p{Ll}+\s$/u.test(before))
  );
}

export const isWord = (name: string): boolean =>
  WORDS.has(name.toLowerCase()) || LARGE.has(name.toLowerCase());

/** What follows an `@` and is nobody: mentions of everybody, parts of programs, placeholders. */
export const isNobody = (handle: string): boolean =>
  /^(?:here|channel|everyone|all|group|team|media|import|charset|keyframes|supports|layer|property|font-face|page|param|params|returns?|throws|type|types|see|since|deprecated|override|test|before|after|example|todo|handle|name|username|user|owner|person|someone|you|me|tbd|latest|next|beta|alpha|rc|v?\d.*|[a-z0-9]{1,30}(?:_[a-z0-9]{1,30}){2,9}|.{1,60}\.(?:com|org|io|net|dev|md|ts|js|py))$/i.test(
    handle,
  );
