import type { BarLane, MarkLane } from "./lanesOf.ts";
import { placeLabels } from "./placeLabels.ts";
import type { Frame } from "./scale.ts";

const short = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** Treatments and medications as bars; what is still going on ends open. */
export const BarsLane = ({
  lane,
  frame,
  top,
}: {
  readonly lane: BarLane;
  readonly frame: Frame;
  readonly top: number;
}) => (
  <g>
    <text x={12} y={top + 16} className="lane-name">
      {lane.name}
    </text>
    {lane.bars.map((bar) => {
      const y = top + 6 + bar.row * 17;
      if (bar.to < frame.from)
        return (
          <text key={bar.key} x={frame.left + 4} y={y + 9} className="t-3">
            {`◂ ${short(bar.label, 34)}`}
          </text>
        );
      const from = Math.max(frame.x(bar.from), frame.left);
      const to = Math.min(Math.max(frame.x(bar.to), from + 4), frame.right);
      const label = short(bar.label, 30);
      const now = frame.x(frame.now);
      const roomRight = to + label.length * 6 < frame.right + 80;
      const isCut = to < now && to + 5 + label.length * 6 > now;
      const nearest = Math.max(
        frame.left,
        ...lane.bars
          .filter((other) => other.row === bar.row && other.from < bar.from)
          .map((other) => Math.max(frame.x(other.to), frame.x(other.from) + other.label.length * 6)),
      );
      const roomLeft = from - nearest > label.length * 6 + 14;
      const isLeft = roomLeft && (isCut || !roomRight);
      return (
        <g key={bar.key}>
          <rect
            className={bar.isOpen ? "bar open" : "bar"}
            x={from}
            y={y}
            width={to - from}
            height={9}
            rx={2}
          />
          <text
            className={isLeft || roomRight ? "halo" : "halo inside"}
            x={isLeft ? from - 5 : roomRight ? to + 5 : frame.left + 4}
            y={y + 9}
            textAnchor={isLeft ? "end" : "start"}
          >
            {label}
          </text>
        </g>
      );
    })}
  </g>
);

/** Scans, operations, findings of a day as marks with their name, as long as there is room. */
export const MarksLane = ({
  lane,
  frame,
  top,
}: {
  readonly lane: MarkLane;
  readonly frame: Frame;
  readonly top: number;
}) => {
  const inSight = lane.marks.filter((mark) => mark.day >= frame.from).sort((a, b) => a.day - b.day);
  const earlier = lane.marks.length - inSight.length;
  const seen = inSight.map((mark, index) => {
    const next = inSight[index + 1];
    const isSame = next?.label === mark.label && frame.x(next.day) - frame.x(mark.day) < 10;
    return isSame ? { ...mark, label: "" } : mark; // two marks side by side of one name are named once
  });
  const reachOf = ({ key, day }: (typeof seen)[number]): number => {
    const before = seen[seen.findIndex((mark) => mark.key === key) - 1];
    return before?.label === "" ? frame.x(day) - frame.x(before.day) : 0;
  };
  const labels = placeLabels(
    seen.map((mark) => ({ at: frame.x(mark.day), letters: mark.label.length, reach: reachOf(mark) })),
    {
      start: earlier === 0 ? 18 + lane.name.length * 6.4 : frame.left + 74,
      end: frame.right + 84,
      avoid: frame.x(frame.now),
    },
  );
  return (
    <g>
      <text x={12} y={top + 16} className="lane-name">
        {lane.name}
      </text>
      {earlier === 0 ? null : (
        <text x={frame.left + 4} y={top + 16} className="t-3">
          {`◂ ${earlier} earlier`}
        </text>
      )}
      {seen.map((mark, index) => {
        const x = frame.x(mark.day);
        const label = labels[index];
        return (
          <g key={mark.key}>
            <rect className="scan" x={x - 3.5} y={top + 8} width={7} height={7} rx={1}>
              <title>{mark.label}</title>
            </rect>
            {label === undefined || label.letters < 4 ? null : (
              <text
                x={label.side === "left" ? x - reachOf(mark) - 8 : x + 8}
                y={top + 16}
                className="halo"
                textAnchor={label.side === "left" ? "end" : "start"}
              >
                {short(mark.label, label.letters)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
};
