import { showDate } from "../words/showDate.ts";
import { tidy } from "../words/tidy.ts";
import type { FactGroup } from "./groupFacts.ts";
import { useFactWords } from "./useFactWords.ts";

/** A fact in one line: value and unit, date, source, limit. Dashed when it was looked at and not counted. */
export const FactChip = ({ fact }: { readonly fact: FactGroup }) => {
  const words = useFactWords();
  return (
    <span
      className={fact.counted ? "fact" : "fact off"}
      title={fact.notes.length === 0 ? undefined : tidy(fact.notes.join(" "))}
    >
      <span className="val">{words.value(fact)}</span>
      {fact.date === null ? null : <span className="day">{showDate(fact.date)}</span>}
      {fact.source === "" ? null : <span>{words.source(fact.source)}</span>}
      {fact.limits.length === 0 ? null : (
        <span className="lim">{fact.limits.map(words.limit).join(" or ")}</span>
      )}
      {fact.counted ? null : <span className="vh">not counted</span>}
    </span>
  );
};
