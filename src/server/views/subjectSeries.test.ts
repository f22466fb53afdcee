import { expect, test } from "vitest";
import type { Chart } from "../../condition/index.ts";
import { shippedProtocols } from "../../protocol/index.ts";
import { subjectSeries } from "./subjectSeries.ts";

const chart: Chart = {
  subject: "A-1",
  zone: "UTC",
  attributes: new Map(),
  observations: new Map([
    [
      "platelets",
      [
        {
          id: "o1",
          variable: "platelets",
          value: { value: "92000", unit: "/mm3" },
          collected: "2026-11-10",
          status: "final",
          source: "observations.csv:2",
        },
      ],
    ],
  ]),
  lists: new Map(),
  answers: new Map(),
  anchors: new Map(),
};

test("the limits of the four trials stand on the axis of the platelets, in its unit", () => {
  const [platelets] = subjectSeries(chart, shippedProtocols);
  expect(platelets?.points.map(({ value, written }) => [value, written])).toEqual([["92", "92000 /mm3"]]);
  expect(platelets?.limits).toEqual(
    expect.arrayContaining([
      { trial: "NCT05387603", criterion: "003-I10b", relation: ">", value: "100" },
      { trial: "NCT05894486", criterion: "002-E2", relation: "<", value: "75" },
      { trial: "NCT04544098", criterion: "004-E12", relation: "<", value: "75" },
      { trial: "NCT01842165", criterion: "001-I7c", relation: ">=", value: "100" },
    ]),
  );
});
