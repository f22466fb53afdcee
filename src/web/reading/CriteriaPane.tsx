import { useEffect, useRef } from "react";
import type { ReadingDetail } from "../api/contract.ts";
import { Mark } from "../finding/Mark.tsx";
import { EmptyState } from "../parts/EmptyState.tsx";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { isOpenRepair } from "../trial/isOpenRepair.ts";
import { count } from "../words/count.ts";
import { showDate } from "../words/showDate.ts";
import type { Mark as MarkName } from "../words/states.ts";
import { tidy } from "../words/tidy.ts";
import { CriterionEditor } from "./CriterionEditor.tsx";

type Props = {
  readonly detail: ReadingDetail;
  readonly opened: string | null;
  readonly onOpen: (criterion: string | null) => void;
  readonly onHot: (criterion: string | null) => void;
};
type Criterion = ReadingDetail["proposal"]["population"]["criteria"][number];

type Standing = { readonly mark: MarkName; readonly word: string; readonly rest: string };

const standingOf = (detail: ReadingDetail, { id, expression }: Criterion): Standing => {
  const review = detail.reviews[id];
  if (review?.state === "confirmed")
    return {
      mark: "pass",
      word: review.expression === null ? "confirmed" : "mended and confirmed",
      rest: `${id}, ${review.by ?? ""}`,
    };
  if (review?.state === "rejected") return { mark: "none", word: "rejected", rest: `${id}, rejected` };
  const repairs = detail.repairs.filter((each) => each.criteria.includes(id) && isOpenRepair(each)).length;
  if (repairs > 0) return { mark: "confirm", word: "to confirm", rest: `${id}, ${count(repairs, "repair")}` };
  return JSON.stringify(expression).includes('"kind":"opaque"')
    ? { mark: "ask", word: "opaque", rest: `${id}, opaque` }
    : { mark: "confirm", word: "to confirm", rest: id };
};

const isOpen = (detail: ReadingDetail, id: string): boolean =>
  (detail.reviews[id]?.state ?? "open") === "open";

/** The next criterion without a word, after the opened one; round to the first. */
export const nextOpen = (detail: ReadingDetail, after: string | null): string | null => {
  const ids = detail.proposal.population.criteria.map(({ id }) => id);
  const from = after === null ? 0 : ids.indexOf(after) + 1;
  return [...ids.slice(from), ...ids.slice(0, from)].find((id) => id !== after && isOpen(detail, id)) ?? null;
};

const Card = ({ criterion, detail, opened, onOpen, onHot }: Props & { readonly criterion: Criterion }) => {
  const { mark, word, rest } = standingOf(detail, criterion);
  const review = detail.reviews[criterion.id];
  const isThis = opened === criterion.id;
  const host = useRef<HTMLElement>(null);
  const change = detail.difference?.changes[criterion.id]?.kind;
  const [span] = criterion.spans;
  useEffect(() => {
    if (isThis) host.current?.scrollIntoView({ block: "nearest" });
  }, [isThis]);
  return (
    <article
      className={isThis ? "crit open" : "crit"}
      ref={host}
      onMouseEnter={() => onHot(criterion.id)}
      onMouseLeave={() => onHot(null)}
    >
      <button
        type="button"
        className="row"
        aria-expanded={isThis}
        onClick={() => onOpen(isThis ? null : criterion.id)}
        onFocus={() => onHot(criterion.id)}
      >
        <Mark mark={mark} word={word} />
        <span className="say">
          {isThis
            ? `${criterion.id}. ${tidy(criterion.title)}`
            : tidy(detail.english[criterion.id] ?? criterion.title)}
        </span>
        {change === undefined || change === "same" ? null : <span className="tag">{change}</span>}
        <span className="stand">
          {isThis && span !== undefined
            ? `line ${criterion.lines.first}, chars ${span.start} to ${span.end}`
            : rest}
        </span>
      </button>
      {isThis ? (
        <>
          {review !== undefined && review.state !== "open" && review.at !== null ? (
            <p className="note good">
              <span>
                {review.state === "confirmed" ? "Confirmed" : "Rejected"} by {review.by}, {review.role},{" "}
                {showDate(review.at.slice(0, 10))}.
              </span>
              <span className="sub">Reason: {review.reason}</span>
            </p>
          ) : null}
          <CriterionEditor
            key={`${criterion.id} ${review?.at ?? ""}`}
            detail={detail}
            criterion={criterion}
            onDone={() => onOpen(nextOpen(detail, criterion.id))}
          />
        </>
      ) : null}
    </article>
  );
};

/** The proposed criteria in the order of the record, the opened one with its editor. */
export const CriteriaPane = (props: Props) => {
  const { detail, opened, onOpen } = props;
  const { criteria } = detail.proposal.population;
  const decided = criteria.filter(({ id }) => !isOpen(detail, id)).length;
  const next = nextOpen(detail, opened);
  const { trial } = detail.summary;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="pane proposal" aria-labelledby="proposal-head" tabIndex={0}>
      <div className="page-head">
        <div>
          <h2 id="proposal-head">Proposed criteria</h2>
          <p className="sub">
            {decided} of {criteria.length} decided; what is open stays unknown for every patient.
          </p>
        </div>
        <div className="acts">
          <PlaceLink className="btn" to={`/trials/${encodeURIComponent(trial)}`}>
            Protocol
          </PlaceLink>
          {next === null ? null : (
            <button type="button" className="btn" onClick={() => onOpen(next)}>
              Next open <kbd>N</kbd>
            </button>
          )}
        </div>
      </div>
      {criteria.length === 0 ? (
        <EmptyState title="No criterion was proposed">
          <p>
            The record has no eligibility section, so its verdict is unknown for everybody. Nothing was
            invented. Read another version of the record, or paste its criteria.
          </p>
        </EmptyState>
      ) : null}
      {criteria.map((criterion) => (
        <Card key={criterion.id} criterion={criterion} {...props} />
      ))}
      {detail.difference === null || detail.difference.removed.length === 0 ? null : (
        <section className="removed" aria-labelledby="removed-head">
          <h3 id="removed-head">No longer in the record</h3>
          <ul>
            {detail.difference.removed.map(({ id, text }) => (
              <li key={id}>
                <b>{id}</b> <del>{text}</del>
              </li>
            ))}
          </ul>
        </section>
      )}
      {detail.read.questions.length === 0 ? null : (
        <section aria-labelledby="questions-head">
          <h3 id="questions-head">{count(detail.read.questions.length, "question")} to the sponsor</h3>
          <ul className="sponsor">
            {detail.read.questions.map(({ id, text, severity, affects }) => (
              <li key={id}>
                <Mark mark="ask" word={severity === "blocking" ? "blocks" : "to clarify"} /> {tidy(text)}{" "}
                <span className="dim">{affects.join(", ")}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
};
