import type { Criterion, CriterionFinding, Screening, TrialRepair } from "../api/contract.ts";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { gapsOf } from "../words/missing.ts";
import { showDate } from "../words/showDate.ts";
import { findingMark, findingWord } from "../words/states.ts";
import { tidy } from "../words/tidy.ts";
import { FactCards } from "./FactCards.tsx";
import { Mark } from "./Mark.tsx";
import { MissingList } from "./MissingList.tsx";
import { outcomesOf, reachOf } from "./outcomes.ts";
import { RepairLine } from "./RepairLine.tsx";
import { Tree } from "./Tree.tsx";

type Props = {
  readonly finding: CriterionFinding;
  readonly screening: Screening;
  readonly english: string;
  readonly titleOf: (criterion: string) => string;
  /** From the protocol, once it has been read. */
  readonly criterion: Criterion | null;
  readonly repairs: readonly TrialRepair[];
  /** False where the mark and the sentence stand right above. */
  readonly hasHead?: boolean;
};

/** A finding in full: facts, what is missing, what it decides, the tree, and where the rule stands. */
export const OpenedFinding = ({
  finding,
  screening,
  english,
  titleOf,
  criterion,
  repairs,
  hasHead = true,
}: Props) => {
  const mark = findingMark(finding, screening);
  const outcomes = outcomesOf(finding, criterion?.expression ?? null, screening.openQuestions);
  const reach = reachOf(finding, screening.openQuestions, titleOf);
  const mine = repairs.filter(
    (repair) => repair.criteria.includes(finding.id) || finding.repairs.includes(repair.id),
  );
  const earliest = screening.earliestPossible;
  return (
    <div className="opened">
      {hasHead || mark === "later" || finding.warnings.length > 0 ? (
        <section>
          {hasHead ? (
            <>
              <div className="verdict">
                <Mark mark={mark} word={null} />
                <span className="word" data-s={mark}>
                  {findingWord(mark, finding, screening)}
                </span>
                <span className="dim">{titleOf(finding.id)}</span>
              </div>
              <h2>{tidy(finding.summary)}</h2>
            </>
          ) : null}
          {mark === "later" && earliest !== null ? (
            <p className="sub">Possible from {showDate(earliest.date)}, if nothing else changes.</p>
          ) : null}
          {finding.warnings.map((warning) => (
            <p className="small warning" key={warning}>
              {tidy(warning)}
            </p>
          ))}
        </section>
      ) : null}
      {finding.used.length === 0 ? null : (
        <section>
          <h3>Facts looked at</h3>
          <FactCards used={finding.used} />
        </section>
      )}
      {finding.missing.length === 0 ? null : (
        <section>
          <h3>What is missing, and who can answer</h3>
          <MissingList subject={screening.subject} trial={screening.trial} missing={gapsOf(finding)} />
        </section>
      )}
      {outcomes.length === 0 && reach === null ? null : (
        <section>
          <h3>What the answer decides</h3>
          <ul className="then">
            {outcomes.map((outcome) => (
              <li key={outcome.answer}>
                <Mark mark={outcome.mark} />
                <span>
                  <b>{outcome.answer}:</b> {outcome.leads}
                </span>
              </li>
            ))}
          </ul>
          {reach === null ? null : <p className="sub">{reach}</p>}
        </section>
      )}
      {criterion === null ? null : (
        <section>
          <h3>{finding.entry === "unknown" ? "Open branch" : "Deciding branch"}</h3>
          <Tree verdict={finding.verdict} condition={criterion.expression} role={finding.role} />
        </section>
      )}
      <section>
        <h3>Where the rule stands</h3>
        <p className="quote">{tidy(english)}</p>
        <p className="small" style={{ marginTop: 4 }}>
          <PlaceLink to={`/trials/${screening.trial}?criterion=${encodeURIComponent(finding.id)}`}>
            {`${screening.trial} v${screening.protocolVersion}, ${finding.role}, item ${finding.locator.item}`}
          </PlaceLink>
        </p>
        {mine.length === 0 ? null : (
          <ul className="repairs">
            {mine.map((repair) => (
              <RepairLine key={repair.id} repair={repair} trial={screening.trial} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
};
