import { type KeyboardEvent, useRef } from "react";
import type { SubjectSummary, TrialSummary } from "../api/contract.ts";
import { Mark } from "../finding/Mark.tsx";
import { Icon } from "../icons/Icon.tsx";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { useParam } from "../place/usePath.ts";
import { showDate } from "../words/showDate.ts";
import { phraseState, rowMark, rowStates } from "../words/states.ts";

type Props = { readonly subjects: readonly SubjectSummary[]; readonly trials: readonly TrialSummary[] };

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const stateRank = (subject: SubjectSummary, trial: string): number => {
  const state = subject.trials.find((each) => each.trial === trial)?.state;
  return state === undefined ? rowStates.length : rowStates.indexOf(state);
};

const sorters = (key: string): ((a: SubjectSummary, b: SubjectSummary) => number) =>
  key === "recorded"
    ? (a, b) => byText(b.lastRecorded ?? "", a.lastRecorded ?? "")
    : key === "subject"
      ? (a, b) => byText(a.subject, b.subject)
      : (a, b) => stateRank(a, key) - stateRank(b, key) || byText(a.subject, b.subject);

const StateCell = ({
  subject,
  trial,
}: {
  readonly subject: SubjectSummary;
  readonly trial: TrialSummary;
}) => {
  const entry = subject.trials.find((each) => each.trial === trial.id);
  if (!trial.screenable) return <td className="dim small">cannot screen</td>;
  if (entry === undefined) return <td />;
  return (
    <td>
      <PlaceLink className="st" to={`/subjects/${encodeURIComponent(subject.subject)}?trial=${trial.id}`}>
        <Mark mark={rowMark[entry.state]} word={null} />
        <span>
          {phraseState(entry.state, entry.toAsk)}
          {entry.state === "later" && entry.earliest !== null ? (
            <span className="dim">{` ${showDate(entry.earliest)}`}</span>
          ) : null}
        </span>
      </PlaceLink>
    </td>
  );
};

/** Arrow up and down move between the rows' links. */
const moveBetweenRows = (event: KeyboardEvent, host: HTMLElement | null): void => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const links = [...(host?.querySelectorAll<HTMLElement>("tbody th a") ?? [])];
  const at = links.findIndex((link) => link.isSameNode(document.activeElement));
  const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
};

/** A dense list: a row per subject, a column per trial. */
export const SubjectsTable = ({ subjects, trials }: Props) => {
  const [sort, setSort] = useParam("sort");
  const host = useRef<HTMLTableElement>(null);
  const key = sort ?? "subject";
  const ordered = [...subjects].sort(sorters(key));
  const Head = ({
    id,
    label,
    opt = false,
  }: {
    readonly id: string;
    readonly label: string;
    readonly opt?: boolean;
  }) => (
    <th
      scope="col"
      className={opt ? "opt" : undefined}
      {...(key === id
        ? { "aria-sort": id === "recorded" ? ("descending" as const) : ("ascending" as const) }
        : {})}
    >
      <button type="button" className="sortbtn" onClick={() => setSort(id === "subject" ? null : id)}>
        {label}
        {key === id ? <Icon name="down" weight={2} /> : null}
      </button>
    </th>
  );
  return (
    <div className="card scroll">
      <table className="list subjects" ref={host} onKeyDown={(event) => moveBetweenRows(event, host.current)}>
        <caption className="vh">Subjects with their state in each trial</caption>
        <thead>
          <tr>
            <Head id="subject" label="Subject" />
            {trials.map((trial) => (
              <Head key={trial.id} id={trial.id} label={trial.shortName} />
            ))}
            <th scope="col" className="num opt">
              Events
            </th>
            <Head id="recorded" label="Last recorded" opt />
          </tr>
        </thead>
        <tbody>
          {ordered.map((subject) => (
            <tr key={subject.subject}>
              <th scope="row" className="nw">
                <PlaceLink to={`/subjects/${encodeURIComponent(subject.subject)}`}>
                  <b className="ids">{subject.subject}</b>
                </PlaceLink>
                <span className="person">
                  {[subject.person, subject.name].filter((part) => part !== null && part !== "").join(", ")}
                </span>
              </th>
              {trials.map((trial) => (
                <StateCell key={trial.id} subject={subject} trial={trial} />
              ))}
              <td className="num opt">{subject.events}</td>
              <td className="nw opt">
                {subject.lastRecorded === null ? "" : showDate(subject.lastRecorded.slice(0, 10))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
