import { useEffect } from "react";
import type { TrialDetail, TrialRepair } from "../api/contract.ts";
import { Mark } from "../finding/Mark.tsx";
import { phraseRepairState, RepairArrow } from "../finding/RepairLine.tsx";
import { codeWord } from "../finding/repairCodes.ts";
import { bringIntoSight } from "../place/bringIntoSight.ts";
import { useParam } from "../place/usePath.ts";
import { isOpenRepair } from "./isOpenRepair.ts";
import { RepairForm } from "./RepairForm.tsx";

type Group = {
  readonly id: string;
  readonly title: string;
  readonly sub: string;
  readonly members: readonly TrialRepair[];
};

const groupsOf = (repairs: readonly TrialRepair[]): readonly Group[] => {
  const open = repairs.filter(isOpenRepair);
  const decided = repairs.filter((repair) => repair.decision !== null && !isOpenRepair(repair));
  const rest = repairs.filter((repair) => !open.includes(repair) && !decided.includes(repair));
  const applied = rest.filter((repair) => repair.confidence === "certain" || repair.proposed !== undefined);
  return [
    {
      id: "open",
      title: "To confirm",
      sub: "Until then every reading is evaluated, and only what all agree on counts.",
      members: open,
    },
    { id: "decided", title: "Decided", sub: "By a named person, with a reason.", members: decided },
    {
      id: "applied",
      title: "Applied",
      sub: "One reading is left; spelling, units, signs of lists.",
      members: applied,
    },
    {
      id: "remarks",
      title: "Remarks",
      sub: "On the wording; they decide nothing.",
      members: rest.filter((repair) => !applied.includes(repair)),
    },
  ].filter((group) => group.members.length > 0);
};

type RowProps = {
  readonly repair: TrialRepair;
  readonly detail: TrialDetail;
  readonly isOpen: boolean;
  readonly onToggle: (id: string) => void;
};

const RepairRow = ({ repair, detail, isOpen, onToggle }: RowProps) => {
  const titles = repair.criteria.map(
    (id) => detail.protocol.population.criteria.find((each) => each.id === id)?.title ?? id,
  );
  const waits = isOpenRepair(repair);
  const panel = `repair-${repair.id}-panel`;
  return (
    <li id={`repair-${repair.id}`} className={isOpen ? "criterion open" : "criterion"}>
      <button type="button" aria-expanded={isOpen} aria-controls={panel} onClick={() => onToggle(repair.id)}>
        <Mark
          mark={
            waits
              ? "confirm"
              : repair.candidates.length === 0 && repair.proposed === undefined
                ? "none"
                : "pass"
          }
          word={phraseRepairState(repair)}
        />
        <span className="say">
          <RepairArrow repair={repair} />{" "}
          {repair.written === undefined ? null : <span className="sub">{codeWord(repair.code)}</span>}
          {titles.length === 0 ? null : <span className="sub">{` · ${titles.join(", ")}`}</span>}
        </span>
        <span className="stand">{phraseRepairState(repair)}</span>
      </button>
      <div id={panel} className="panel" hidden={!isOpen}>
        {isOpen ? <RepairForm repair={repair} detail={detail} /> : null}
      </div>
    </li>
  );
};

/** Every place where the text was repaired or can be read in more than one way, those that wait first. */
export const RepairsTab = ({ detail }: { readonly detail: TrialDetail }) => {
  const [open, setOpen] = useParam("repair");
  useEffect(() => {
    if (open !== null) bringIntoSight(`repair-${open}`);
  }, [open]);
  return (
    <>
      {groupsOf(detail.repairs).map((group) => (
        <section key={group.id} className="card topic" aria-labelledby={`repairs-${group.id}`}>
          <header>
            <h2 id={`repairs-${group.id}`}>
              {group.title} {group.members.length}
            </h2>
            <span className="sub">{group.sub}</span>
          </header>
          <ul>
            {group.members.map((repair) => (
              <RepairRow
                key={repair.id}
                repair={repair}
                detail={detail}
                isOpen={open === repair.id}
                onToggle={(id) => setOpen(id === open ? null : id)}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
};
