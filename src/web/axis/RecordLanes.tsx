import type { BarLane, MarkLane } from "./lanesOf.ts";
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
      const roomRight = to + bar.label.length * 6 < frame.right + 80;
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
            className={roomRight ? "halo" : "halo inside"}
            x={roomRight ? to + 5 : Math.max(from - 5, frame.left + 4)}
            y={y + 9}
            textAnchor={roomRight || from < frame.left + 60 ? "start" : "end"}
          >
            {short(bar.label, 30)}
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
  const seen = lane.marks.filter((mark) => mark.day >= frame.from).sort((a, b) => a.day - b.day);
  const earlier = lane.marks.length - seen.length;
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
        const next = seen[index + 1];
        const room = (next === undefined ? frame.right + 84 : frame.x(next.day)) - x - 14;
        const most = Math.floor(room / 6.2);
        return (
          <g key={mark.key}>
            <rect className="scan" x={x - 3.5} y={top + 8} width={7} height={7} rx={1}>
              <title>{mark.label}</title>
            </rect>
            {most < 4 ? null : (
              <text x={x + 8} y={top + 16} className="halo">
                {short(mark.label, most)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
};
