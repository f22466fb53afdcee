import { useState } from "react";
import type { CriterionFinding, SubjectEligibility, TrialDetail } from "../api/contract.ts";
import { Finding } from "../finding/Finding.tsx";
import { NextAct } from "../finding/MissingList.tsx";
import { OpenedFinding } from "../finding/OpenedFinding.tsx";
import { useParam } from "../place/usePath.ts";
import { gapsOf, whoCanAnswer } from "../words/missing.ts";
import { findingMark, findingWord, type Mark } from "../words/states.ts";
import { tidy } from "../words/tidy.ts";
import { MetRow } from "./MetRow.tsx";
import { phraseCounts } from "./phraseSubject.ts";

type Props = { readonly eligibility: SubjectEligibility; readonly detail: TrialDetail | null };

const order: readonly Mark[] = ["stop", "later", "ask", "confirm", "pass", "none"];

const OpenRow = ({
  finding,
  eligibility,
  isOpen,
  onToggle,
  detail,
}: Props & {
  readonly finding: CriterionFinding;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) => {
  const { screening, titles, english } = eligibility;
  const mark = findingMark(finding, screening);
  const [gap] = gapsOf(finding);
  return (
    <li className={`gate ${mark}${isOpen ? " is-open" : ""}`}>
      <Finding
        size="row"
        mark={mark}
        word={findingWord(mark, finding, screening)}
        say={
          <button type="button" className="saybtn" aria-expanded={isOpen} onClick={onToggle}>
            <b>{tidy(titles[finding.id] ?? finding.id)}.</b> {tidy(finding.summary)}
          </button>
        }
        facts={finding.used}
        stand={`item ${finding.locator.item}`}
        {...(gap === undefined || isOpen
          ? {}
          : {
              missing: (
                <>
                  <span>
                    <b>Missing:</b> {tidy(gap.need)}
                    {finding.missing.length > 1 ? `, and ${finding.missing.length - 1} more` : ""}.{" "}
                    {whoCanAnswer(gap.askedOf)}
                  </span>
                  <NextAct subject={screening.subject} trial={screening.trial} gap={gap} isFirst={false} />
                </>
              ),
            })}
      />
      {isOpen ? (
        <OpenedFinding
          finding={finding}
          screening={screening}
          english={english[finding.id] ?? ""}
          titleOf={(id) => titles[id] ?? id}
          criterion={detail?.protocol.population.criteria.find((each) => each.id === finding.id) ?? null}
          repairs={detail?.repairs ?? []}
          hasHead={false}
        />
      ) : null}
    </li>
  );
};

/** All reasons, the open ones first and tinted; what is met is one quiet line. */
export const FindingsList = ({ eligibility, detail }: Props) => {
  const { screening, titles } = eligibility;
  const [openId, setOpenId] = useParam("criterion");
  const [showMet, setShowMet] = useState(true);
  const rank = (finding: CriterionFinding): number => order.indexOf(findingMark(finding, screening));
  const sorted = [...screening.criteria].sort((a, b) => rank(a) - rank(b));
  const met = sorted.filter((finding) => finding.entry === "pass");
  const toggle = (id: string): void => setOpenId(id === openId ? null : id);
  return (
    <section className="card" aria-labelledby="reasons">
      <header>
        <h2 id="reasons">Reasons</h2>
        <span className="sub">{phraseCounts(screening)}</span>
      </header>
      <ul className="gates">
        {sorted
          .filter((finding) => finding.entry !== "pass")
          .map((finding) => (
            <OpenRow
              key={finding.id}
              finding={finding}
              eligibility={eligibility}
              detail={detail}
              isOpen={openId === finding.id}
              onToggle={() => toggle(finding.id)}
            />
          ))}
        {met.length > 0 ? (
          <li className="met-head">
            <button
              type="button"
              className="linkbtn"
              aria-expanded={showMet}
              onClick={() => setShowMet(!showMet)}
            >
              {met.length} met
            </button>
          </li>
        ) : null}
        {showMet
          ? met.map((finding) =>
              openId === finding.id ? (
                <OpenRow
                  key={finding.id}
                  finding={finding}
                  eligibility={eligibility}
                  detail={detail}
                  isOpen
                  onToggle={() => toggle(finding.id)}
                />
              ) : (
                <MetRow
                  key={finding.id}
                  finding={finding}
                  title={titles[finding.id] ?? finding.id}
                  onToggle={() => toggle(finding.id)}
                />
              ),
            )
          : null}
      </ul>
    </section>
  );
};
