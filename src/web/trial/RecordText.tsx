import { useEffect, useMemo, useRef } from "react";
import type { TrialDetail } from "../api/contract.ts";
import { sayReading } from "../words/sayReading.ts";
import { cutRecord, type Piece } from "./cutRecord.ts";
import { isOpenRepair } from "./isOpenRepair.ts";

type Props = {
  readonly detail: TrialDetail;
  readonly text: string;
  readonly hot: string | null;
  readonly onHot: (id: string | null) => void;
  readonly onOpen: (id: string | null) => void;
};

const kindOf = ({ repair, criteria }: Piece): string | null =>
  repair === null
    ? criteria.length === 0
      ? null
      : "parsed"
    : isOpenRepair(repair)
      ? "fixed"
      : repair.candidates.length > 0 || repair.proposed !== undefined
        ? "sure"
        : "remark";

const Stretch = ({
  piece,
  hot,
  onHot,
  onOpen,
}: { readonly piece: Piece } & Pick<Props, "hot" | "onHot" | "onOpen">) => {
  const kind = kindOf(piece);
  if (kind === null) return <>{piece.text}</>;
  const criterion = piece.criteria[0] ?? null;
  const to = piece.repair?.decision?.chosen ?? piece.repair?.proposed;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same criterion is reached by keyboard in the list beside
    <mark
      className={`${kind}${hot !== null && piece.criteria.includes(hot) ? " hot" : ""}`}
      data-criterion={criterion ?? undefined}
      data-to={
        kind === "fixed" && piece.endsRepair && to !== undefined && to.length < 24
          ? sayReading(to)
          : undefined
      }
      title={piece.criteria.join(", ")}
      onMouseEnter={() => onHot(criterion)}
      onMouseLeave={() => onHot(null)}
      onClick={() => onOpen(criterion)}
    >
      {piece.text}
    </mark>
  );
};

/** The record as it is, never changed; what was read from it lies over it. */
export const RecordText = ({ detail, text, hot, onHot, onOpen }: Props) => {
  const lines = useMemo(
    () => cutRecord(text, detail.protocol.population.criteria, detail.repairs),
    [text, detail],
  );
  const host = useRef<HTMLElement>(null);
  useEffect(() => {
    if (hot === null) return;
    const piece = host.current?.querySelector<HTMLElement>("mark.hot");
    const box = host.current;
    if (piece === null || piece === undefined || box === null) return;
    const top = piece.offsetTop - box.offsetTop;
    if (top < box.scrollTop || top > box.scrollTop + box.clientHeight - 40) box.scrollTop = top - 80;
  }, [hot]);
  return (
    <section className="card record-card" aria-labelledby="record-head">
      <header>
        <h2 id="record-head">The record</h2>
        <span className="sub">The text is never changed; readings lie over it.</span>
      </header>
      <div className="key">
        <span>
          <mark className="parsed">read</mark>
        </span>
        <span>
          <mark className="sure">repaired</mark>
        </span>
        <span>
          <mark className="fixed">to confirm</mark>
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="record" ref={host} tabIndex={0} aria-label="Text of the record">
        {lines.map((line) => (
          <div key={line.number} className={line.isUsed ? "ln" : "ln unused"}>
            <span className="no" aria-hidden="true">
              {line.number}
            </span>
            <span>
              {line.pieces.map((piece) => (
                <Stretch key={piece.start} piece={piece} hot={hot} onHot={onHot} onOpen={onOpen} />
              ))}
            </span>
          </div>
        ))}
      </section>
    </section>
  );
};
