import type { CriterionFinding } from "../api/contract.ts";
import { groupFacts } from "../finding/groupFacts.ts";
import { Mark } from "../finding/Mark.tsx";
import { useFactWords } from "../finding/useFactWords.ts";
import { showDate } from "../words/showDate.ts";
import { tidy } from "../words/tidy.ts";

type Props = { readonly finding: CriterionFinding; readonly title: string; readonly onToggle: () => void };

/** What is met is one quiet line: the title, the reason as far as it fits, the fact, the item. */
export const MetRow = ({ finding, title, onToggle }: Props) => {
  const words = useFactWords();
  const facts = groupFacts(finding.used);
  const fact = facts.find((each) => each.counted);
  const more = facts.length - 1;
  return (
    <li className="gate met">
      <button type="button" aria-expanded={false} onClick={onToggle} title={tidy(finding.summary)}>
        <Mark mark="pass" />
        <span className="say">
          <b>{tidy(title)}</b> <span>{tidy(finding.summary)}</span>
        </span>
        {fact === undefined ? (
          <span />
        ) : (
          <span className="fact">
            <span className="val">{words.value(fact)}</span>
            {fact.date === null ? null : <span className="day">{showDate(fact.date)}</span>}
            {more > 0 ? <span className="day">+{more}</span> : null}
          </span>
        )}
        <span className="stand">{finding.locator.item.split(",")[0]}</span>
      </button>
    </li>
  );
};
