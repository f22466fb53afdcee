import type { Protocol } from "../api/contract.ts";
import { showDate } from "../words/showDate.ts";
import { showUnit } from "../words/showUnit.ts";
import { showNumber } from "../words/showValue.ts";
import { tidy } from "../words/tidy.ts";
import type { Series } from "./lanesOf.ts";
import { limitLines } from "./limitLines.ts";

const signs: Readonly<Record<string, string>> = { "<=": "≤", ">=": "≥" };
const sign = (relation: string | null): string =>
  relation === null ? "" : `${signs[relation] ?? relation}\u2009`;

/** The table behind the axis: every result with its unit, limits and source. */
export const ResultsTable = ({
  series,
  protocol,
}: {
  readonly series: readonly Series[];
  readonly protocol: Protocol | null;
}) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
  <section className="axis-table" tabIndex={0} aria-label="Table of results">
    <table className="list">
      <caption className="vh">Results over time</caption>
      <thead>
        <tr>
          <th scope="col">Variable</th>
          <th scope="col">Date</th>
          <th scope="col" className="num">
            Value
          </th>
          <th scope="col">Unit</th>
          <th scope="col">As written</th>
          <th scope="col">Laboratory's limits</th>
          <th scope="col">Trial's limit</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {series.flatMap((each) =>
          each.points.map((point) => (
            <tr key={point.event}>
              <th scope="row">{each.label}</th>
              <td className="nw">{showDate(point.date)}</td>
              <td className="num">{`${sign(point.comparator)}${showNumber(point.value)}`}</td>
              <td className="nw">{showUnit(each.unit)}</td>
              <td className="nw dim">{tidy(point.written)}</td>
              <td className="nw">
                {[point.lower, point.upper].every((limit) => limit === null)
                  ? ""
                  : `${point.lower ?? ""} – ${point.upper ?? ""}`}
              </td>
              <td className="nw">
                {limitLines(each, protocol)
                  .map((line) => line.label)
                  .join("; ")}
              </td>
              <td className="dim nw" title={point.source}>
                {point.source.split(";")[0]}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  </section>
);
