import { type CSSProperties, useEffect, useMemo, useRef } from "react";
import type { ReadingDetail } from "../api/contract.ts";
import { isOpenRepair } from "../trial/isOpenRepair.ts";
import { count } from "../words/count.ts";
import { sayReading } from "../words/sayReading.ts";
import { cutStretches, type Line, type Piece, type StretchState, shareOf } from "./cutStretches.ts";
import { layoutName } from "./layoutNames.ts";

type Props = {
  readonly detail: ReadingDetail;
  readonly hot: string | null;
  readonly onHot: (criterion: string | null) => void;
  readonly onOpen: (criterion: string) => void;
};

const words: Readonly<Record<StretchState, string>> = {
  parsed: "parsed",
  repaired: "repaired",
  toConfirm: "to confirm",
  asksAPerson: "asks a person",
  opaque: "opaque",
  field: "about the trial",
  heading: "heading",
  ignored: "ignored",
};

const classOf = ({ state, repair, criterion }: Piece): string | null => {
  if (repair !== null && isOpenRepair(repair)) return "fixed";
  if (repair !== null && (repair.candidates.length > 0 || repair.proposed !== undefined)) return "sure";
  if (criterion === null) return null;
  if (state === "opaque") return "opaque";
  if (state === "asksAPerson") return "person";
  return "parsed";
};

const Stretch = ({ piece, hot, onHot, onOpen }: { readonly piece: Piece } & Omit<Props, "detail">) => {
  const kind = classOf(piece);
  if (kind === null || piece.text.trim() === "") return <>{piece.text}</>;
  const { criterion, repair, text } = piece;
  // Blanks at the ends stay outside of the mark.
  const lead = text.slice(0, text.length - text.trimStart().length);
  const trail = text.slice(text.trimEnd().length);
  const to = repair?.decision?.chosen ?? repair?.proposed;
  return (
    <>
      {lead}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same criterion is reached by keyboard in the list beside */}
      <mark
        className={`${kind}${criterion !== null && criterion === hot ? " hot" : ""}`}
        data-to={piece.endsRepair && to !== undefined && to.length < 24 ? sayReading(to) : undefined}
        title={repair === null ? undefined : repair.evidence.join(" ")}
        onMouseEnter={() => onHot(criterion)}
        onMouseLeave={() => onHot(null)}
        onClick={() => (criterion === null ? undefined : onOpen(criterion))}
      >
        {text.trim()}
      </mark>
      {trail}
    </>
  );
};

const tagOf = ({ state, toConfirm, pieces }: Line): string =>
  pieces.every(({ text }) => text.trim() === "")
    ? ""
    : state === "toConfirm" && toConfirm > 0
      ? `${toConfirm} to confirm`
      : words[state];

const bar: readonly (readonly [StretchState, string])[] = [
  ["parsed", "parsed"],
  ["repaired", "parsed"],
  ["toConfirm", "fixed"],
  ["asksAPerson", "person"],
  ["opaque", "opaque"],
];

const titleOf = ({ summary, reviews }: ReadingDetail): string => {
  if (!summary.screenable && summary.counts.criteria === 0)
    return "The record has no eligibility section: nobody can be screened";
  const { opaque } = summary.counts;
  const open = Object.values(reviews).filter(({ state }) => state === "open").length;
  const waits = [
    ...(summary.counts.repairsOpen > 0 ? [count(summary.counts.repairsOpen, "repair")] : []),
    ...(opaque > 0 ? [`${count(opaque, "criterion", "criteria")} with opaque text`] : []),
  ];
  return open === 0
    ? "Every criterion has your word"
    : waits.length === 0
      ? `${count(open, "criterion waits", "criteria wait")} for your word`
      : `${waits.join(" and ")} wait for you`;
};

/** The record as it is, never changed; what was made of it lies over it. */
export const RecordPane = ({ detail, hot, onHot, onOpen }: Props) => {
  const { summary, text, read, repairs } = detail;
  const lines = useMemo(() => cutStretches(text, read.coverage, repairs), [text, read, repairs]);
  const share = useMemo(() => shareOf(lines), [lines]);
  const ignored = lines.filter((line) => line.state === "ignored" && tagOf(line) !== "").length;
  const host = useRef<HTMLElement>(null);
  useEffect(() => {
    if (hot !== null) host.current?.querySelector("mark.hot")?.scrollIntoView({ block: "nearest" });
  }, [hot]);
  const percent = (state: StretchState): string => `${Math.round(share[state])}\u202f%`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="pane" aria-labelledby="record-head" tabIndex={0} ref={host}>
      <h1 id="record-head">{titleOf(detail)}</h1>
      <p className="sub">
        {summary.title ?? summary.file}, {layoutName(summary.layout)}, {count(lines.length, "line")}. The text
        is never changed; repairs lie over it.
      </p>
      <div
        className="cover"
        role="img"
        aria-label={`Of the text, ${bar.map(([state]) => `${Math.round(share[state])} percent ${words[state]}`).join(", ")}`}
      >
        {bar.map(([state, look]) => (
          <i key={state} className={look} style={{ "--share": `${share[state]}%` } as CSSProperties} />
        ))}
      </div>
      <div className="key">
        <span>
          <mark className="parsed">parsed</mark> {percent("parsed")}
        </span>
        <span>
          <mark className="sure">repaired, certain</mark> {summary.counts.repairsCertain}
        </span>
        <span>
          <mark className="fixed">repaired, to confirm</mark> {summary.counts.repairsOpen}
        </span>
        <span>
          <mark className="person">asks a person</mark> {percent("asksAPerson")}
        </span>
        <span>
          <mark className="opaque">opaque</mark> {percent("opaque")}
        </span>
        <span className="dim">ignored {count(ignored, "line")}</span>
      </div>
      <div className="record lined">
        {lines.map((line) => (
          <div
            key={line.number}
            className={`ln ${line.state}${hot !== null && line.pieces.some((each) => each.criterion === hot) ? " on" : ""}`}
          >
            <span className="no" aria-hidden="true">
              {line.number}
            </span>
            <span>
              {line.pieces.map((piece) => (
                <Stretch key={piece.start} piece={piece} hot={hot} onHot={onHot} onOpen={onOpen} />
              ))}
            </span>
            <span className="state">{tagOf(line)}</span>
          </div>
        ))}
      </div>
    </section>
  );
};
