import secret from '../../../rules/privacy/secret';
import { range, type Range } from '../../../text/range';
import type { Snapshot } from '../../../workspace/snapshot';

const KEY_BLOCK = /-----BEGIN (?:[A-Z]{2,10} ){0,3}PRIVATE KEY-----/g;

/** Credentials, as the rule `privacy/secret` finds them whatever its level; of a private key, all of it. */
export function secretsIn(snapshot: Snapshot): readonly Range[] {
  const { text, model, today, configuration } = snapshot;
  const found: Range[] = [];
  for (const match of text.matchAll(KEY_BLOCK)) {
    const end = /-----END [A-Z ]{0,40}PRIVATE KEY-----/.exec(
      text.slice(match.index, match.index + 20_000),
    );
    const to = end ? end.index + end[0].length : match[0].length;
    found.push(range(match.index, match.index + to));
  }
  secret.check({
    model,
    text,
    today,
    configuration,
    incidents: null,
    verbatim: () => [],
    unusedSuppressions: [],
    ruleIds: [],
    options: {},
    report: ({ range: at }) => found.push(at),
  });
  return found;
}
