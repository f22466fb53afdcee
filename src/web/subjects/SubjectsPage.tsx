import { useState } from "react";
import type { SubjectSummary, TrialSummary } from "../api/contract.ts";
import { useSubjects, useTrials } from "../api/useApi.ts";
import { Icon } from "../icons/Icon.tsx";
import { Chips } from "../parts/Chips.tsx";
import { CopyMenu } from "../parts/CopyMenu.tsx";
import { EmptyState } from "../parts/EmptyState.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { PageHead } from "../parts/PageHead.tsx";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { useParam } from "../place/usePath.ts";
import { csvOf } from "../screening/writeCsv.ts";
import { count } from "../words/count.ts";
import { stateLabel } from "../words/states.ts";
import { AddSubject } from "./AddSubject.tsx";
import { SubjectsTable } from "./SubjectsTable.tsx";

const canEnter = (subject: SubjectSummary): boolean =>
  subject.trials.some((trial) => trial.state === "eligible");
const isNear = (subject: SubjectSummary): boolean =>
  !canEnter(subject) && subject.trials.some((trial) => trial.state === "oneAway");
const isOut = (subject: SubjectSummary): boolean =>
  subject.trials.length > 0 && subject.trials.every((trial) => trial.state === "ineligible");

const kinds = {
  all: { label: "All", fits: () => true },
  able: { label: "Eligible somewhere", fits: canEnter },
  near: { label: "One answer away", fits: isNear },
  out: { label: "Eligible nowhere", fits: isOut },
} as const satisfies Readonly<Record<string, { label: string; fits: (subject: SubjectSummary) => boolean }>>;
type Kind = keyof typeof kinds;
const kindNames: readonly Kind[] = ["all", "able", "near", "out"];

const titleOf = (subjects: readonly SubjectSummary[]): string => {
  const able = subjects.filter(canEnter).length;
  const near = subjects.filter(isNear).length;
  return `${count(subjects.length, "subject")}; ${able === 0 ? "nobody" : able} can enter a trial today${near === 0 ? "" : `, ${near} more ${near === 1 ? "is" : "are"} one answer away`}`;
};

const writeSubjects = (subjects: readonly SubjectSummary[], trials: readonly TrialSummary[]): string =>
  csvOf([
    ["subject", "person", "events", "last_recorded", ...trials.map((trial) => trial.id)],
    ...subjects.map((each) => [
      each.subject,
      each.person,
      String(each.events),
      each.lastRecorded ?? "",
      ...trials.map((trial) => {
        const found = each.trials.find((entry) => entry.trial === trial.id);
        return found === undefined ? "" : stateLabel[found.state];
      }),
    ]),
  ]);

const List = ({ subjects }: { readonly subjects: readonly SubjectSummary[] }) => {
  const [kindText, setKind] = useParam("show");
  const [text, setText] = useParam("find");
  const { data: trials = [] } = useTrials();
  const kind = kindNames.find((each) => each === kindText) ?? "all";
  const wanted = (text ?? "").toLowerCase();
  const left = subjects.filter(
    (each) => kinds[kind].fits(each) && `${each.subject} ${each.name ?? ""}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <div className="list-tools">
        <Chips<Kind>
          label="Show"
          chosen={kind}
          onChoose={(key) => setKind(key === "all" ? null : key)}
          chips={kindNames.map((key) => ({
            key,
            label: kinds[key].label,
            amount: subjects.filter(kinds[key].fits).length,
          }))}
        />
        <input
          className="quick"
          type="search"
          aria-label="Filter by id or name"
          placeholder="Filter by id or name"
          value={text ?? ""}
          onChange={(event) => setText(event.target.value === "" ? null : event.target.value)}
        />
        <CopyMenu fileName="subjects.csv" csv={() => writeSubjects(left, trials)} />
      </div>
      {left.length === 0 ? (
        <p className="waiting">Nobody fits. Choose another chip, or clear the filter.</p>
      ) : (
        <SubjectsTable subjects={left} trials={trials} />
      )}
    </>
  );
};

/** Everybody in the store, with the state in each trial. */
export const SubjectsPage = () => {
  const subjects = useSubjects();
  const [add, setAdd] = useParam("add");
  const [isAdding, setAdding] = useState(add === "yes");
  const { isPast } = usePlace();
  const close = (): void => {
    setAdding(false);
    if (add !== null) setAdd(null);
  };
  return (
    <Loaded isPage query={subjects} what="subjects">
      {(list) => (
        <>
          <PageHead
            title={
              list.length === 0
                ? isPast
                  ? "Nobody had been entered by that day"
                  : "No subject is in this store yet"
                : titleOf(list)
            }
            sub="State in each trial, as of the day shown above."
          >
            <button
              type="button"
              className="btn primary"
              aria-disabled={isPast}
              title={isPast ? "Nothing can be entered in the past. Go back to now." : undefined}
              onClick={() => (isPast ? undefined : setAdding(true))}
            >
              <Icon name="plus" />
              Add subject
            </button>
          </PageHead>
          {list.length === 0 && isPast ? (
            <EmptyState title="Everything in this store was recorded later">
              <p>Go back to now, or choose a later day.</p>
            </EmptyState>
          ) : list.length === 0 ? (
            <EmptyState title="Bring subjects in">
              <p>
                <PlaceLink to="/data">Import</PlaceLink> a FHIR bundle or a folder of CSV files, or add a
                subject by hand. Names and dates of birth are kept apart from the log.
              </p>
            </EmptyState>
          ) : (
            <List subjects={list} />
          )}
          {isAdding ? <AddSubject onClose={close} /> : null}
        </>
      )}
    </Loaded>
  );
};
