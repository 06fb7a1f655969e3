/** Titles that templates have, and that no incident has. */
export const TEMPLATE_TITLE =
  /^(?:(?:post[- ]?mortem|incident|incident report|rca)\s?[:–-]\s?)?[<[{(]{0,2}(?:issue (?:name|title)|incident (?:name|title)|outage (?:name|title)|(?:post[- ]?mortem|report|document) (?:title|name)|(?:short |brief )?(?:incident )?title(?: here)?|title of (?:the )?(?:incident|outage)|(?:short|brief) description(?: of (?:the )?(?:incident|outage))?|(?:insert|add) title(?: here)?|your title(?: here)?)[>\]})]{0,2}$/i;

/**
 * Words that a question of a template is made of. A question about one incident has others in it: a
 * service, a version, what somebody saw.
 */
const GENERIC = new Set(
  `a about action actions affect affected after alert alerted alerts all already an and any anything are as at be
  been before being better between but by can cause caused causes change changed changes chain concise contributing
  contributed could course customer customers date day describe detail detailed detect detected did different
  do does done duration during each else end ended event events exact exactly experience factors failed first fix
  fixed for from get go going had happen happened has have help helped how identified identify if impact impacted
  in incident incidents internal internally involved is issue issues it item items its key know known last
  learn learned lead led lesson lessons long made make many might mitigate mitigated monitoring much need needed
  next notice noticed of on one or order our out outage people please point prevent prevented problem
  process processes product put react reduce related repeat respond responded resolved resolve response restore
  restored right root seen service services severity short should so someone start started steps stop
  summary system systems take taken team teams than that the their them then there these they this those time
  timeline times to took tools triggered underlying us use used user users using was we well were what when where
  which who why will with work worked would wrong you your`.split(/\s+/),
);
const QUESTION = /^(?:what|when|how|who|which|where|why|did|was|were|is|are|do|does|could|can)\b/i;
/** `What happened?` stands as a heading over its answer in finished documents. */
const SHORTEST = 5;

/** Whether a text is one question, made of nothing but what every incident has. */
export function isPrompt(text: string): boolean {
  if (text.length > 200 || !/\?$/.test(text) || !QUESTION.test(text)) return false;
  const words = text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];
  return (
    words.length >= SHORTEST && words.every((word) => GENERIC.has(word.split(/['’]/u)[0] ?? word))
  );
}
