import { useState } from "react";
import type { UsedFact } from "../api/contract.ts";
import { count } from "../words/count.ts";
import { showDate } from "../words/showDate.ts";
import { tidy } from "../words/tidy.ts";
import { type FactGroup, groupFacts } from "./groupFacts.ts";
import { joinLimits } from "./joinLimits.ts";
import { useFactWords } from "./useFactWords.ts";

const FactCard = ({ fact }: { readonly fact: FactGroup }) => {
  const words = useFactWords();
  const names = [...new Set(fact.variables.map(words.name))];
  const said = [...new Set(fact.limits.map(words.limit))];
  const joined = joinLimits(said);
  const limits = (joined.includes(" or ") && !joined.startsWith(said[0] ?? "") ? [joined] : said).map(
    (limit) => (
      <span key={limit} className="lim">
        {/^[<>=≤≥]/.test(limit) ? `limit ${limit}` : limit}
      </span>
    ),
  );
  return (
    <li className={fact.counted ? "factcard" : "factcard off"}>
      <div className="v">
        <b>{words.value(fact)}</b>
        <span className="dim small">{names.join(", ")}</span>
        {limits.length === 1 ? limits : null}
      </div>
      {limits.length > 1 ? <div className="lims">{limits}</div> : null}
      <div className="w">
        <span>{fact.date === null ? "no date" : showDate(fact.date)}</span>
        <span>{fact.source}</span>
      </div>
      {fact.notes.map((note) =>
        fact.counted ? (
          <div key={note} className="how">
            {tidy(note)}
          </div>
        ) : (
          <div key={note} className="why">
            Not counted: {tidy(note.replace(/^not counted: /i, ""))}
          </div>
        ),
      )}
    </li>
  );
};

const few = 6;

/** Every fact that was looked at, also the ones not counted, with the reason. */
export const FactCards = ({ used }: { readonly used: readonly UsedFact[] }) => {
  const [isAll, setAll] = useState(false);
  const facts = groupFacts(used);
  const shown = isAll ? facts : facts.slice(0, few);
  return (
    <>
      <ul className="factcards">
        {shown.map((fact) => (
          <FactCard key={fact.key} fact={fact} />
        ))}
      </ul>
      {facts.length > shown.length ? (
        <button type="button" className="btn sm quiet" onClick={() => setAll(true)}>
          {`Show ${count(facts.length - shown.length, "more fact")}`}
        </button>
      ) : null}
    </>
  );
};
