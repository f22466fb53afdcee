import { expect, test } from "vitest";
import { isoDate } from "../kernel/calendar.ts";
import type { ImportItem } from "../subject/index.ts";
import { redate } from "./redate.ts";

const fact: ImportItem = {
  kind: "fact",
  key: "csv:observations:LU-1|platelets|2026-11-10",
  subject: "LU-1",
  trial: null,
  type: "observation/1",
  payload: {
    key: "csv:observations:LU-1|platelets|2026-11-10",
    collected: "2026-11-10",
    issued: "2026-11-10T14:00:00+01:00",
    onset: "2026-02",
    value: { value: "75", unit: "10*9/L" },
  },
  effective: "2026-11-10",
  place: { file: "observations.csv", line: 2 },
};
const redated = async (written: string, today: string): Promise<readonly ImportItem[]> => {
  const items = (async function* () {
    yield fact;
  })();
  const moved: ImportItem[] = [];
  for await (const item of redate(items, isoDate(written), isoDate(today))) moved.push(item);
  return moved;
};

test("read ten days later, a cohort is ten days younger in every date and nothing else", async () =>
  expect(await redated("2026-11-20", "2026-11-30")).toEqual([
    {
      ...fact,
      effective: "2026-11-20",
      payload: {
        ...fact.payload,
        collected: "2026-11-20",
        issued: "2026-11-20T14:00:00+01:00",
      },
    },
  ]));
test("a month alone moves by months, also over the end of a year", async () =>
  expect(await redated("2026-11-20", "2027-11-20")).toMatchObject([{ payload: { onset: "2027-02" } }]));
test("on its own day it stays as written", async () =>
  expect(await redated("2026-11-20", "2026-11-20")).toEqual([fact]));
