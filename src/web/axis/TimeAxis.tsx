import { useState } from "react";
import type { Protocol, SubjectDetail } from "../api/contract.ts";
import { useLabels } from "../finding/useLabels.ts";
import { Icon } from "../icons/Icon.tsx";
import { anchorName } from "../words/anchors.ts";
import { count } from "../words/count.ts";
import { showDate } from "../words/showDate.ts";
import { barLanes, markLanes, orderSeries } from "./lanesOf.ts";
import { monthTicks } from "./monthTicks.ts";
import { BarsLane, MarksLane } from "./RecordLanes.tsx";
import { ResultsTable } from "./ResultsTable.tsx";
import { SeriesLane } from "./SeriesLane.tsx";
import { dayOf, daysOf, makeFrame } from "./scale.ts";
import { useWidth } from "./useWidth.ts";

type Props = {
  readonly detail: SubjectDetail;
  /** The trial whose limits are drawn. */
  readonly protocol: Protocol | null;
  /** The day that the page shows. */
  readonly asOf: string;
  /** Variables that criteria still wait for, or fail on. */
  readonly open: readonly string[];
};

const top = 24;
const seriesHeight = 46;
const fewSeries = 4;
const twoYears = 730;

/** All days of the subject that lie on the axis, except those of long ago. */
const rangeOf = (
  detail: SubjectDetail,
  now: number,
  isWhole: boolean,
): { readonly from: number; readonly to: number } => {
  const dates = [
    ...detail.series.flatMap((series) => series.points.map((point) => point.date)),
    ...detail.anchors.map((anchor) => anchor.date),
    ...detail.records.flatMap((record) => [
      record.start ?? "",
      record.end ?? "",
      record.fields["date"] ?? "",
    ]),
  ].flatMap((date) => {
    const days = daysOf(date);
    return days === null ? [] : [days.first, days.last];
  });
  const recent = dates.filter((day) => isWhole || day > now - twoYears);
  const first = Math.min(now - 90, ...recent);
  const last = Math.max(now, ...dates);
  const span = Math.max(last - first, 60);
  return { from: first - span * 0.03, to: last + span * 0.06 };
};

/** One time axis for everything that is known of the subject. */
export const TimeAxis = ({ detail, protocol, asOf, open }: Props) => {
  const [host, width] = useWidth<HTMLElement>(1100);
  const [isWhole, setWhole] = useState(false);
  const [isFull, setFull] = useState(false);
  const [isTable, setTable] = useState(false);
  const now = dayOf(asOf) ?? 0;
  const { from, to } = rangeOf(detail, now, isWhole);
  const frame = makeFrame(from, to, now, Math.max(width, 640));
  const nameDays = ((to - from) / (frame.right - frame.left)) * 6.4;
  const ordered = orderSeries(detail.series, protocol, open);
  const series = isFull ? ordered : ordered.slice(0, fewSeries);
  const { nameOf } = useLabels();
  const records = detail.records.map((record) => ({ ...record, label: nameOf(record.label) }));
  const bars = barLanes(records, now, nameDays);
  const marks = markLanes(records);
  const seriesTop = top + (detail.anchors.length > 0 ? 22 : 0);
  const barTop = seriesTop + series.length * seriesHeight;
  const barTops = bars.map(
    (_, index) => barTop + bars.slice(0, index).reduce((sum, lane) => sum + lane.rows * 17 + 9, 0),
  );
  const markTop = barTop + bars.reduce((sum, lane) => sum + lane.rows * 17 + 9, 0);
  const height = markTop + marks.length * 24 + 6;
  const nowX = frame.x(now);
  return (
    <section className="axis" aria-label="Time axis">
      <div className="axis-tools">
        {ordered.length > fewSeries ? (
          <button type="button" className="tbl-btn" aria-expanded={isFull} onClick={() => setFull(!isFull)}>
            {isFull ? "Fewer results" : `All ${count(ordered.length, "result")}`}
          </button>
        ) : null}
        {rangeOf(detail, now, true).from === rangeOf(detail, now, false).from ? null : (
          <button type="button" className="tbl-btn" aria-pressed={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? "Last two years" : "All years"}
          </button>
        )}
        <button type="button" className="tbl-btn" aria-expanded={isTable} onClick={() => setTable(!isTable)}>
          <Icon name="table" />
          {isTable ? "Plot" : "Table"}
        </button>
      </div>
      {isTable ? (
        <ResultsTable series={ordered} protocol={protocol} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen the plot scrolls, and must be reached by the keyboard
        <section className="plot" ref={host} tabIndex={0} aria-label="Plot">
          <svg
            viewBox={`0 0 ${frame.width} ${height}`}
            role="img"
            aria-label={`Results, treatments and scans of ${detail.subject} over time, up to ${showDate(asOf)}`}
          >
            <rect
              className="future"
              x={nowX}
              y={top - 4}
              width={Math.max(0, frame.right - nowX)}
              height={height - top}
            />
            {monthTicks(from, to, (frame.right - frame.left) / 66).map((tick) => (
              <g key={tick.day}>
                <line
                  className="grid"
                  x1={frame.x(tick.day)}
                  x2={frame.x(tick.day)}
                  y1={top - 4}
                  y2={height - 2}
                />
                <text className={tick.isYear ? "t-b" : "t-3"} x={frame.x(tick.day) + 4} y={14}>
                  {tick.label}
                </text>
              </g>
            ))}
            {detail.anchors.map((anchor) => {
              const day = dayOf(anchor.date);
              return day === null || day < from ? null : (
                <g key={anchor.anchor}>
                  <line className="anchor" x1={frame.x(day)} x2={frame.x(day)} y1={top} y2={height - 2} />
                  <text className="anchor-label halo" x={frame.x(day) + 4} y={top + 12}>
                    {anchorName(anchor.anchor)}
                  </text>
                </g>
              );
            })}
            <line className="now" x1={nowX} x2={nowX} y1={18} y2={height - 2} />
            {series.map((each, index) => (
              <g key={each.variable}>
                <line
                  className="grid"
                  x1={10}
                  x2={frame.width - 10}
                  y1={seriesTop + index * seriesHeight}
                  y2={seriesTop + index * seriesHeight}
                />
                <SeriesLane
                  series={each}
                  frame={frame}
                  top={seriesTop + index * seriesHeight}
                  height={seriesHeight}
                  protocol={protocol}
                />
              </g>
            ))}
            {bars.map((lane, index) => (
              <g key={lane.name}>
                <line
                  className="grid"
                  x1={10}
                  x2={frame.width - 10}
                  y1={barTops[index]}
                  y2={barTops[index]}
                />
                <BarsLane lane={lane} frame={frame} top={barTops[index] ?? 0} />
              </g>
            ))}
            {marks.map((lane, index) => (
              <g key={lane.name}>
                <line
                  className="grid"
                  x1={10}
                  x2={frame.width - 10}
                  y1={markTop + index * 24}
                  y2={markTop + index * 24}
                />
                <MarksLane lane={lane} frame={frame} top={markTop + index * 24} />
              </g>
            ))}
            <rect className="now-pill" x={nowX - 38} y={2} width={76} height={16} rx={3} />
            <text className="now-label" x={nowX} y={13.5} textAnchor="middle">
              {showDate(asOf)}
            </text>
          </svg>
        </section>
      )}
    </section>
  );
};
