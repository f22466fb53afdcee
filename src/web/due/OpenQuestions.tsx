import { useState } from "react";
import type { BoardItem } from "../api/mergeBoard.ts";
import { useQuestions } from "../api/useApi.ts";
import { Mark } from "../finding/Mark.tsx";
import { NextAct } from "../finding/MissingList.tsx";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { count } from "../words/count.ts";
import { tidy } from "../words/tidy.ts";

const reach = (item: BoardItem): string =>
  item.decides.includes("trial")
    ? "the whole screening"
    : item.decides.length === 0
      ? "the whole trial"
      : count(item.decides.length, "criterion", "criteria");

/** The others that wait for the same answer. */
const More = ({ others }: { readonly others: readonly string[] }) => (
  <span className="more" title={others.join(", ")}>
    <span aria-hidden="true">+{others.length}</span>
    <span className="vh">{`and ${others.length} more`}</span>
  </span>
);

const ItemRow = ({ item, isPast }: { readonly item: BoardItem; readonly isPast: boolean }) => (
  <tr>
    <th scope="row" className="ids nw">
      <PlaceLink to={`/subjects/${item.subject}?trial=${item.trial}`}>{item.subject}</PlaceLink>
      {item.subjects.length > 1 ? <More others={item.subjects.slice(1)} /> : null}
    </th>
    <td>{tidy(item.question)}</td>
    <td className="nw dim">{reach(item)}</td>
    <td className="nw">
      <span className="with-mark">
        <Mark mark={item.neededFact.startsWith("repair:") ? "confirm" : "ask"} />
        {item.askedOf}
      </span>
    </td>
    <td className="dim ids nw">
      {item.trial}
      {item.trials.length > 1 ? <More others={item.trials.slice(1)} /> : null}
    </td>
    <td className="num">
      {isPast ? null : <NextAct subject={item.subject} trial={item.trial} gap={item} isFirst={false} />}
    </td>
  </tr>
);

const firstPage = 60;

type Props = {
  readonly trial: string | null;
  readonly askedOf?: string;
  readonly most?: number;
};

/** Open questions over all subjects, those that settle most first. */
export const OpenQuestions = ({ trial, askedOf, most }: Props) => {
  const [isAll, setAll] = useState(false);
  const { data: board = [] } = useQuestions(trial);
  const { isPast } = usePlace();
  const items = board
    .filter((group) => askedOf === undefined || group.askedOf === askedOf)
    .flatMap((group) => group.items);
  const weight = (item: BoardItem): number =>
    (item.decides.includes("trial") ? 10_000 : 0) + item.subjects.length + item.trials.length;
  const ranked = [...items].sort((a, b) => weight(b) - weight(a));
  if (ranked.length === 0) return null;
  const shown = ranked.slice(0, most ?? (isAll ? ranked.length : firstPage));
  return (
    <section className="card" aria-labelledby="open-questions">
      <header>
        <h2 id="open-questions">Open questions</h2>
        <span className="sub">
          {shown.length < ranked.length
            ? `${shown.length} of ${ranked.length}, those that settle most first. `
            : count(ranked.length, "question")}
          {most === undefined || shown.length === ranked.length ? null : (
            <PlaceLink to="/due">All of them</PlaceLink>
          )}
        </span>
      </header>
      <div className="scroll">
        <table className="list questions">
          <caption className="vh">Open questions</caption>
          <thead>
            <tr>
              <th scope="col">Subject</th>
              <th scope="col">Question</th>
              <th scope="col">Decides</th>
              <th scope="col">Waits for</th>
              <th scope="col">Trial</th>
              <th scope="col">
                <span className="vh">Act</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <ItemRow
                key={`${item.trial} ${item.subject} ${item.neededFact} ${item.question}`}
                item={item}
                isPast={isPast}
              />
            ))}
          </tbody>
        </table>
      </div>
      {most === undefined && shown.length < ranked.length ? (
        <div className="body" style={{ paddingTop: 10 }}>
          <button type="button" className="btn" onClick={() => setAll(true)}>
            Show all {ranked.length}
          </button>
        </div>
      ) : null}
    </section>
  );
};
