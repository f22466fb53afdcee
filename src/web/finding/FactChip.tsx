import { showDate } from "../words/showDate.ts";
import { tidy } from "../words/tidy.ts";
import type { FactGroup } from "./groupFacts.ts";
import { joinLimits } from "./joinLimits.ts";
import { useFactWords } from "./useFactWords.ts";

/** A longer condition stands in the opened finding; in a chip it would push the value aside. */
const longest = 44;

/** A fact in one line: value and unit, date, source, limit. Dashed when it was looked at and not counted. */
export const FactChip = ({ fact }: { readonly fact: FactGroup }) => {
  const words = useFactWords();
  const limit = joinLimits(fact.limits.map(words.limit));
  return (
    <span
      className={fact.counted ? "fact" : "fact off"}
      title={fact.notes.length === 0 ? undefined : tidy(fact.notes.join(" "))}
    >
      <span className="val">{words.value(fact)}</span>
      {fact.date === null ? null : <span className="day">{showDate(fact.date)}</span>}
      {fact.source === "" ? null : <span className="src">{words.source(fact.source)}</span>}
      {limit === "" || limit.length > longest ? null : <span className="lim">{limit}</span>}
      {fact.counted ? null : <span className="vh">not counted</span>}
    </span>
  );
};
