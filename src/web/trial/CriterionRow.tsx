import type { Criterion, TrialDetail } from "../api/contract.ts";
import { Mark } from "../finding/Mark.tsx";
import { RepairLine } from "../finding/RepairLine.tsx";
import { count } from "../words/count.ts";
import type { Mark as MarkName } from "../words/states.ts";
import { tidy } from "../words/tidy.ts";
import { isOpenRepair } from "./isOpenRepair.ts";

type Props = {
  readonly criterion: Criterion;
  readonly detail: TrialDetail;
  readonly isOpen: boolean;
  readonly isHot: boolean;
  readonly onToggle: (id: string) => void;
  readonly onHot: (id: string | null) => void;
};

/** One criterion: title, our sentence, item; opened, the exact English, its readings and its questions. */
export const CriterionRow = ({ criterion, detail, isOpen, isHot, onToggle, onHot }: Props) => {
  const repairs = detail.repairs.filter((repair) => repair.criteria.includes(criterion.id));
  const openRepairs = repairs.filter(isOpenRepair).length;
  const questions = detail.protocol.questions.filter((question) => question.affects.includes(criterion.id));
  const isOpaque = JSON.stringify(criterion.expression).includes('"kind":"opaque"');
  const mark: MarkName = openRepairs > 0 ? "confirm" : isOpaque || questions.length > 0 ? "ask" : "pass";
  const word =
    openRepairs > 0
      ? `${openRepairs} to confirm`
      : isOpaque
        ? "not decided by data"
        : questions.length > 0
          ? "sponsor asked"
          : "read";
  const panel = `criterion-${criterion.id}-panel`;
  return (
    <li
      id={`criterion-${criterion.id}`}
      className={`criterion${isOpen ? " open" : ""}${isHot ? " hot" : ""}`}
      onMouseEnter={() => onHot(criterion.id)}
      onMouseLeave={() => onHot(null)}
    >
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => onToggle(criterion.id)}
      >
        <Mark mark={mark} word={word} />
        <span className="say">
          <b>{tidy(criterion.title)}</b> <span className="sub">{tidy(criterion.summary)}</span>
        </span>
        <span className="stand">{criterion.item}</span>
      </button>
      <div id={panel} className="panel" hidden={!isOpen}>
        <h3>Reads as, in the record's own polarity ({criterion.role})</h3>
        <p className="english">{tidy(detail.english[criterion.id] ?? "")}</p>
        {repairs.length === 0 ? null : (
          <>
            <h3>{count(repairs.length, "place")} of the text repaired or remarked on</h3>
            <ul className="repairs">
              {repairs.map((repair) => (
                <RepairLine key={repair.id} repair={repair} trial={detail.protocol.id} />
              ))}
            </ul>
          </>
        )}
        {questions.length === 0 ? null : (
          <>
            <h3>Asked of the sponsor</h3>
            <ul className="repairs">
              {questions.map((question) => (
                <li key={question.id}>
                  <b>{question.id}</b> {tidy(question.about)}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </li>
  );
};
