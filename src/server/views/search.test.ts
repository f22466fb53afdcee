import { expect, test } from "vitest";
import { shippedProtocols } from "../../protocol/index.ts";
import { search } from "./search.ts";

const subjects = [
  { subject: "LU-074", name: "Åsa Lindström" },
  { subject: "LU-075", name: null },
];
const find = (query: string) => search(query, shippedProtocols, subjects);

test("a subject is found by its id, first", () =>
  expect(find("lu-074")[0]).toMatchObject({ kind: "subject", path: "/subjects/LU-074" }));
test("a name is found without its accents", () =>
  expect(find("asa lind")).toMatchObject([{ kind: "subject", label: "LU-074" }]));
test("a trial is found by its short name and leads to its page", () =>
  expect(find("START-NET")[0]).toMatchObject({ kind: "trial", path: "/trials/NCT05387603" }));
test("criteria are found over all trials", () =>
  expect(new Set(find("platelets").map(({ kind }) => kind))).toContain("criterion"));
test("nothing typed finds nothing", () => expect(find("  ")).toEqual([]));
