import type { Board as Groups } from "../api/mergeBoard.ts";
import { useQuestions, useTrials } from "../api/useApi.ts";
import { Chips } from "../parts/Chips.tsx";
import { EmptyState } from "../parts/EmptyState.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { useParam } from "../place/usePath.ts";
import { capital, count } from "../words/count.ts";
import { showDate } from "../words/showDate.ts";
import { OpenQuestions } from "./OpenQuestions.tsx";

const titleOf = (groups: Groups, total: number): string =>
  `${count(total, "question")} ${total === 1 ? "is" : "are"} open: ${groups.map((group) => `${group.askedOf} ${group.items.length}`).join(", ")}`;

const Board = ({
  groups,
  trial,
  setTrial,
}: {
  readonly groups: Groups;
  readonly trial: string | null;
  readonly setTrial: (trial: string | null) => void;
}) => {
  const { data: trials = [] } = useTrials();
  const [who, setWho] = useParam("who");
  const total = groups.reduce((sum, group) => sum + group.items.length, 0);
  return (
    <>
      <PageHead
        title={titleOf(groups, total)}
        sub="Each answer helps to decide at least one screening. Visits and cycles join this page once subjects are treated."
      />
      <div className="list-tools">
        <Chips
          label="Who can answer"
          chosen={who ?? "all"}
          onChoose={(key) => setWho(key === "all" ? null : key)}
          chips={[
            { key: "all", label: "All", amount: total },
            ...groups.map((group) => ({
              key: group.askedOf,
              label: capital(group.askedOf),
              amount: group.items.length,
            })),
          ]}
        />
        <select
          className="quick"
          aria-label="Trial"
          value={trial ?? ""}
          onChange={(event) => setTrial(event.target.value === "" ? null : event.target.value)}
        >
          <option value="">All trials</option>
          {trials
            .filter((each) => each.screenable)
            .map((each) => (
              <option key={each.id} value={each.id}>
                {each.shortName}
              </option>
            ))}
        </select>
      </div>
      <OpenQuestions trial={trial} {...(who === null ? {} : { askedOf: who })} />
    </>
  );
};

/** What waits for whom. Visits and cycles join this page once trials treat. */
export const DuePage = () => {
  const [trial, setTrial] = useParam("trial");
  const board = useQuestions(trial);
  const { isPast, place } = usePlace();
  return (
    <Loaded isPage query={board} what="open questions">
      {(groups) =>
        groups.length === 0 && trial === null && isPast ? (
          <>
            <PageHead title={`Nothing was due on ${showDate(place.asOf ?? "")}`} />
            <EmptyState title="No question was open by that day">
              <p>What was recorded later is hidden. Go back to now, or choose a later day.</p>
            </EmptyState>
          </>
        ) : groups.length === 0 && trial === null ? (
          <>
            <PageHead title="Nothing is due" />
            <EmptyState title="No question is open">
              <p>
                Open questions of the screenings stand here, grouped by who can answer. Visits, cycles and
                safety reports join them once subjects are treated.
              </p>
            </EmptyState>
          </>
        ) : (
          <Board groups={groups} trial={trial} setTrial={setTrial} />
        )
      }
    </Loaded>
  );
};
