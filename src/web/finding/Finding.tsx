import type { ReactNode } from "react";
import type { UsedFact } from "../api/contract.ts";
import { type Mark as MarkName, markWord } from "../words/states.ts";
import { FactChip } from "./FactChip.tsx";
import { groupFacts } from "./groupFacts.ts";
import { Mark } from "./Mark.tsx";

type Props = {
  /** cell: the mark; line: one row with its chip at the end; row: sentence with chips and what is missing below. */
  readonly size: "cell" | "line" | "row";
  readonly mark: MarkName;
  readonly word?: string;
  /** The reason, not the rule. */
  readonly say: ReactNode;
  readonly facts?: readonly UsedFact[];
  /** How many chips at most; the opened finding shows them all. */
  readonly most?: number;
  /** What is missing, who can answer, and the one next act. */
  readonly missing?: ReactNode;
  /** Where the rule stands. */
  readonly stand?: ReactNode;
};

/** One look for every finding: mark, sentence, facts, what is missing, where the rule stands. */
export const Finding = ({ size, mark, word, say, facts = [], most = 3, missing, stand }: Props) => {
  const spoken = word ?? markWord[mark];
  if (size === "cell") return <Mark mark={mark} word={spoken} />;
  const all = groupFacts(facts);
  const chips = all.slice(0, most);
  const more = all.length - chips.length;
  const rest =
    chips.length === 0 && stand === undefined ? null : (
      <div className="rest">
        {chips.map((fact) => (
          <FactChip key={fact.key} fact={fact} />
        ))}
        {more > 0 ? <span className="stand">and {more} more</span> : null}
        {stand === undefined ? null : <span className="stand">{stand}</span>}
      </div>
    );
  return (
    <div className={size === "line" ? "finding line" : "finding"}>
      <Mark mark={mark} word={spoken} />
      <div className="say">{say}</div>
      {rest}
      {missing === undefined ? null : <div className="miss">{missing}</div>}
    </div>
  );
};
