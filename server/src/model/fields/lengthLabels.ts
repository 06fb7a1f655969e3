import { memo } from '../../text/memo';

const LENGTH =
  /\b(?:duration|downtime|length|outage time|time to|mtt[a-z]|tt[adrm]|elapsed|total (?:major |service |user |customer )?(?:impact|outage|incident)|response time to incident)\b|\S時間$|期間|ダウンタイム|dauer|ausfall|durée|duraci|duração/i;
const NO_LENGTH =
  /\b(?:rate|p9\d|latency|percent|window size|timeout|retention|interval|limit|budget|target|response time)\b/i;

/** Whether a label names a length of the incident: `Time to detect`, `Incident Duration`, `MTTR`. */
export const isLengthLabel = memo(
  (label: string): boolean => LENGTH.test(label) && !NO_LENGTH.test(label),
  1000,
);
