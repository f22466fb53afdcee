import { findVariable } from "../../knowledge/index.ts";
import type { Protocol } from "../api/contract.ts";
import { showDate } from "../words/showDate.ts";
import { showUnit } from "../words/showUnit.ts";
import { showNumber, showValue } from "../words/showValue.ts";
import { tidy } from "../words/tidy.ts";
import type { Series } from "./lanesOf.ts";
import { limitLines } from "./limitLines.ts";
import { dayOf, type Frame, linear } from "./scale.ts";

const signs: Readonly<Record<string, string>> = { "<": "<", "<=": "≤", "=": "=", ">=": "≥", ">": ">" };

/** Three figures are enough beside a dot; the table has them all. */
const shortNumber = (text: string): string => showNumber(String(Number(Number(text).toPrecision(3))));

type Dot = { readonly day: number; readonly value: number; readonly point: Series["points"][number] };

const dotsOf = (series: Series): readonly Dot[] =>
  series.points
    .flatMap((point) => {
      const day = dayOf(point.date);
      return day === null ? [] : [{ day, value: Number(point.value), point }];
    })
    .sort((a, b) => a.day - b.day);

const labelled = (dots: readonly Dot[]): readonly Dot[] => {
  const [first] = dots;
  const last = dots.at(-1);
  return first === undefined || last === undefined ? [] : dots.length === 1 ? [last] : [first, last];
};

const textOf = ({ point }: Dot): string =>
  `${signs[point.comparator ?? ""] ?? ""}${shortNumber(point.value)}`;

/** Right of the last dot; past the line of the day when it would cut through the figures. */
const lastLabelAt = (dot: Dot, frame: Frame): number => {
  const at = frame.x(dot.day) + 7;
  const now = frame.x(frame.now);
  return at < now + 4 && at + textOf(dot).length * 7 > now - 2 ? now + 5 : at;
};

type Props = {
  readonly series: Series;
  readonly frame: Frame;
  readonly top: number;
  readonly height: number;
  readonly protocol: Protocol | null;
};

/** Results of one variable against the limits of the trial, on the shared time axis. */
export const SeriesLane = ({ series, frame, top, height, protocol }: Props) => {
  const all = dotsOf(series);
  const dots = all.filter((dot) => dot.day >= frame.from);
  const limits = limitLines(series, protocol);
  const values = [...dots.map((dot) => dot.value), ...limits.map((limit) => limit.value)];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const pad = (high - low || Math.abs(high) || 1) * 0.22;
  const y = linear(low - pad, high + pad, top + height - 5, top + 6);
  const bottom = top + height;
  return (
    <g>
      <text x={12} y={top + height / 2 - 1} className="lane-name">
        {findVariable(series.variable)?.short ?? series.label}
      </text>
      <text x={12} y={top + height / 2 + 12} className="t-3 t-10">
        {showUnit(series.unit)}
      </text>
      {limits.map((limit) => {
        const at = y(limit.value);
        const isBelow = limit.bad === "below";
        return (
          <g key={limit.key}>
            {limit.bad === null ? null : (
              <rect
                className="bad"
                x={frame.left}
                width={frame.right - frame.left}
                y={isBelow ? at : top + 1}
                height={Math.max(0, isBelow ? bottom - at - 1 : at - top - 1)}
              />
            )}
            <line className="limit" x1={frame.left} x2={frame.right} y1={at} y2={at} />
            <text className="limit-label" x={frame.right + 6} y={at + 4}>
              {limit.label}
            </text>
          </g>
        );
      })}
      {dots.length < 2 ? null : (
        <path
          className="run"
          d={`M${dots.map((dot) => `${frame.x(dot.day).toFixed(1)} ${y(dot.value).toFixed(1)}`).join("L")}`}
        />
      )}
      {dots.map((dot) => (
        <circle
          key={dot.point.event}
          className={dot.point.comparator === null ? "dot" : "dot bound"}
          cx={frame.x(dot.day)}
          cy={y(dot.value)}
          r={2.6}
        >
          <title>{`${series.label} ${tidy(showValue(dot.point.value, series.unit))}, ${showDate(dot.point.date)}, ${dot.point.source}`}</title>
        </circle>
      ))}
      {labelled(dots).map((dot) => (
        <text
          key={dot.point.event}
          className={dot === dots.at(-1) ? "t-b halo" : "halo"}
          x={dot === dots.at(-1) ? lastLabelAt(dot, frame) : frame.x(dot.day) - 7}
          y={y(dot.value) + 4}
          textAnchor={dot === dots.at(-1) ? "start" : "end"}
        >
          {textOf(dot)}
        </text>
      ))}
    </g>
  );
};
