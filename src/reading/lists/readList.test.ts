import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ListItem } from "../list.ts";
import { trace } from "../traced.ts";
import { readList, readLists } from "./index.ts";

const read = (text: string, heading: "inclusion" | "exclusion" = "inclusion") =>
  readList({ heading, text: trace(text) });
/** Ids with their texts, members indented. */
const outline = (items: readonly ListItem[], depth = 0): readonly string[] =>
  items.flatMap((item) => [
    `${"  ".repeat(depth)}${item.id} ${item.text.text}`,
    ...outline(item.members, depth + 1),
  ]);
const lines = (text: string): readonly string[] => outline(read(text).items);

describe("joining of lines", () => {
  const wrapped = [
    "1. Patients with a tumour of the pancreas that was proven by histology and that has grown",
    "since the last scan by the criteria of the centre, to a size of ten millimetres at stage",
    "4. by the treating physician's own judgement.",
    "2. Consent",
    "3. A life expectancy of three months or more as it is judged by the physician who has the",
    "care of the patient.",
  ].join("\n");
  it("joins lines wrapped at a column with one blank, also where one begins with a number", () => {
    const { items } = read(wrapped);
    expect(items.map(({ id }) => id)).toEqual(["I1", "I2", "I3"]);
    expect(items[0]?.text.text).toContain("millimetres at stage 4. by the treating");
    expect(items[2]?.text.text).toMatch(/who has the care of the patient\.$/);
  });
  it("keeps lines that stand for themselves apart", () =>
    expect(lines("Age over 18\nproven tumour\nno surgery within 4 weeks")).toEqual([
      "I1 Age over 18",
      "I2 proven tumour",
      "I3 no surgery within 4 weeks",
    ]));
  it("closes a word that was parted at its hyphen, and not before “and”", () =>
    expect(lines("1. neuro-\n   endocrine tumours, pre-\n   and postoperative\n2. Age")).toEqual([
      "I1 neuro-endocrine tumours, pre- and postoperative",
      "I2 Age",
    ]));
  it("gives a marker alone on its line the next line", () =>
    expect(lines("1.\nAge over 18\n2.\nConsent")).toEqual(["I1 Age over 18", "I2 Consent"]));
  it("adds an “or” alone on its line to the item before", () =>
    expect(lines("- liver\n- OR\n- bone\nor\n- lung")).toEqual(["I1 liver OR", "I2 bone or", "I3 lung"]));
});

describe("markers", () => {
  it.each([
    ["1. Age\n2. Consent", ["1.", "2."]],
    ["1) Age\n2) Consent", ["1)", "2)"]],
    ["(1) Age\n(2) Consent", ["(1)", "(2)"]],
    ["1- Age\n2- Consent", ["1-", "2-"]],
    ["1、Age\n2、Consent", ["1、", "2、"]],
    ["1.Age\n2.Consent", ["1.", "2."]],
    ["a) age\nb) consent", ["a)", "b)"]],
    ["i. age\nii. consent\niii. scan", ["i.", "ii.", "iii."]],
    ["① Age\n② Consent", ["①", "②"]],
    ["• Age\n• Consent", ["•", "•"]],
    ["o Age\no Consent", ["o", "o"]],
    ["* 1. Age\n* 2. Consent", ["* 1.", "* 2."]],
    ["Inclusion 1: Age\nInclusion 2: Consent", ["Inclusion 1:", "Inclusion 2:"]],
    ["1.18 years or older\n2.Consent", ["1.", "2."]],
  ])("%j", (text, markers) => expect(read(text).items.map(({ marker }) => marker)).toEqual(markers));
  it("is no number of another kind", () => {
    for (const text of [
      "1.73 m2 of surface",
      "2:1 ratio",
      "E. coli infection",
      "18- to 75-year-olds",
      "-5 degrees",
      "1.5 x ULN",
    ])
      expect(read(text).items.map(({ marker }) => marker)).toEqual([null]);
  });
});

describe("nesting", () => {
  it("nests a list that restarts under an announcing item and closes it where the outer number goes on", () => {
    const { items, repairs } = read(
      "1. Age\n2. One of the following:\n1. liver\n2. bone\n3. Consent\n4. Scan",
    );
    expect(outline(items)).toEqual([
      "I1 Age",
      "I2 One of the following:",
      "  I2.1 liver",
      "  I2.2 bone",
      "I3 Consent",
      "I4 Scan",
    ]);
    expect(items[1]?.lead).toEqual({ kind: "any" });
    expect(repairs).toEqual([
      expect.objectContaining({ code: "NUMBERING_COLLISION", confidence: "high", candidates: [] }),
    ]);
  });
  it("lets the inner list have the number that the outer one has later", () =>
    expect(lines("1. Age\n2. Any of these:\n1. liver\n2. bone\n3. lung\n3. Consent\n4. Scan")).toEqual([
      "I1 Age",
      "I2 Any of these:",
      "  I2.1 liver",
      "  I2.2 bone",
      "  I2.3 lung",
      "I3 Consent",
      "I4 Scan",
    ]));
  it("reports a restart that nothing announces and nests it where the outer list is resumed", () => {
    const { items, repairs } = read("1. Age\n2. Renal failure\n1. on dialysis\n2. with oedema\n3. Consent");
    expect(items).toHaveLength(3);
    expect(repairs).toEqual([expect.objectContaining({ code: "NUMBERING_COLLISION", confidence: "medium" })]);
  });
  it("keeps a second list apart where nothing is resumed, with ids of its own", () =>
    expect(lines("1. Age\n2. Consent\n1. Platelets\n2. Neutrophils")).toEqual([
      "I1 Age",
      "I2 Consent",
      "I1-2 Platelets",
      "I2-2 Neutrophils",
    ]));
  it("nests letters, roman numbers and bullets by their rank", () =>
    expect(
      lines("1. Age\na) young\nb) old\ni) very\nii) less\n2. Tumour\n- liver\n- bone\n3. Consent"),
    ).toEqual([
      "I1 Age",
      "  I1a young",
      "  I1b old",
      "    I1b.1 very",
      "    I1b.2 less",
      "I2 Tumour",
      "  I2a liver",
      "  I2b bone",
      "I3 Consent",
    ]));
  it("nests numbers of several parts", () =>
    expect(lines("1. Tumour\n1.1 Proven\n1.2 Graded\n1.2.1 Low\n2. Age")).toEqual([
      "I1 Tumour",
      "  I1.1 Proven",
      "  I1.2 Graded",
      "    I1.2.1 Low",
      "I2 Age",
    ]));
  it("nests by indentation", () =>
    expect(lines("* Age\n* Organs as follows:\n\n  * liver\n  * kidney\n* Consent")).toEqual([
      "I1 Age",
      "I2 Organs as follows:",
      "  I2a liver",
      "  I2b kidney",
      "I3 Consent",
    ]));
  it("ends the members of a flat list where their endings show it", () =>
    expect(
      lines("- Age\n- Any of the following:\n- pain;\n- fever; or\n- loss of weight\n- Consent"),
    ).toEqual([
      "I1 Age",
      "I2 Any of the following:",
      "  I2a pain;",
      "  I2b fever; or",
      "  I2c loss of weight",
      "I3 Consent",
    ]));
  it("goes on counting under a sub-heading", () => {
    const { items } = read("Patient:\n1. Age\n2. Consent\nLesion:\n3. Size");
    expect(items.map(({ kind, members }) => [kind, members.map(({ id }) => id)])).toEqual([
      ["heading", ["I1", "I2"]],
      ["heading", ["I3"]],
    ]);
  });
  it("nests numbers under a letter whose list goes on", () =>
    expect(lines("A. Age\nB. Consent\n1. written\n2. oral\nC. Tumour")).toEqual([
      "Ia Age",
      "Ib Consent",
      "  Ib.1 written",
      "  Ib.2 oral",
      "Ic Tumour",
    ]));
  it("puts the items of each group under its name", () =>
    expect(lines("Cohort A\n- liver\nCohort B (only)\n- bone")).toEqual([
      "Ih Cohort A",
      "  I1 liver",
      "Ih-2 Cohort B (only)",
      "  I2 bone",
    ]));
  it("goes back to an outer sub-heading of the same indentation", () =>
    expect(lines("3. Function:\n   Marrow:\n   - platelets\n   Liver:\n   - bilirubin\n4. Consent")).toEqual([
      "I3 Function:",
      "  I3a Marrow:",
      "    I3aa platelets",
      "  I3b Liver:",
      "    I3ba bilirubin",
      "I4 Consent",
    ]));
  it("stops nesting at a depth", () => {
    const text = Array.from({ length: 60 }, (_, index) => `${" ".repeat(2 * index)}- level ${index}:`).join(
      "\n",
    );
    const depth = (items: readonly ListItem[]): number =>
      items.length === 0 ? 0 : 1 + Math.max(...items.map(({ members }) => depth(members)));
    expect(depth(read(text).items)).toBeLessThanOrEqual(13);
  });
});

describe("one line", () => {
  it("parts enumerations inside a line, with letters as members", () =>
    expect(lines("1) Age 18-75; 2) organs: (a) PLT 80; (b) Hb 9; 3) consent.")).toEqual([
      "I1 Age 18-75;",
      "I2 organs:",
      "  I2a PLT 80;",
      "  I2b Hb 9;",
      "I3 consent.",
    ]));
  it("parts numbered sentences", () =>
    expect(lines("1. Age over 18. 2. Proven tumour. 3. Consent.")).toEqual([
      "I1 Age over 18.",
      "I2 Proven tumour.",
      "I3 Consent.",
    ]));
  it("parts a lone paragraph into sentences and clauses, not at abbreviations or in brackets", () =>
    expect(
      lines(
        "Adults with a proven tumour of any site (pancreas; bowel. Or lung). A performance status of 0 or 1, e.g. ECOG, vs. worse; a creatinine of 1.5 mg/dL or less. Dr. Roe agrees. Consent is given in writing.",
      ),
    ).toEqual([
      "I1 Adults with a proven tumour of any site (pancreas; bowel. Or lung).",
      "I2 A performance status of 0 or 1, e.g. ECOG, vs. worse;",
      "I3 a creatinine of 1.5 mg/dL or less.",
      "I4 Dr. Roe agrees.",
      "I5 Consent is given in writing.",
    ]));
  it("keeps bounds that share a line together", () =>
    expect(lines("- Hb > 9; platelets > 75; ANC > 1.5\n- Age")).toEqual([
      "I1 Hb > 9; platelets > 75; ANC > 1.5",
      "I2 Age",
    ]));
});

describe("kinds and leads", () => {
  const kinds = (text: string): readonly string[] => read(text).items.map(({ kind }) => kind);
  it("tells headings, advice and notes from criteria", () => {
    expect(kinds("Haematological function:\n- platelets 75")).toEqual(["heading"]);
    expect(kinds("Patients must meet all of the following criteria:\n1. Age")).toEqual(["heading"]);
    expect(kinds("1. Age\n2. Patients are recommended to drink water.")).toEqual(["criterion", "narrative"]);
    expect(kinds("1. Severe allergy. Those allergic are recommended to have a scan.\n2. Age")).toEqual([
      "criterion",
      "criterion",
    ]);
    expect(
      read("1. Creatinine below 2\nNote: in doubt the clearance counts\n2. Age").items[0]?.members[0]?.kind,
    ).toBe("note");
  });
  it("keeps a line with a stray colon as a criterion where it names no group", () =>
    expect(kinds("Pregnancy,\nRespiratory failure:\nRenal insufficiency,\nStroke")).toEqual([
      "criterion",
      "criterion",
      "criterion",
      "criterion",
    ]));
  it("keeps a condition of a criterion that sounds like a reference", () =>
    expect(kinds("- Able to attend (see protocol for details)\n- CT if MRI is not applicable")).toEqual([
      "criterion",
      "criterion",
    ]));
  it.each([
    ["at least one of the following", { kind: "any" }],
    ["any of the following criteria", { kind: "any" }],
    ["either of the following", { kind: "any" }],
    ["all of the below criteria", { kind: "all" }],
    ["both of the following (a+b)", { kind: "all" }],
    ["at least two of the following", { kind: "atLeast", count: 2 }],
    ["3 or more of the following", { kind: "atLeast", count: 3 }],
    ["defined as", null],
  ])("%s", (words, lead) =>
    expect(read(`1. Disease with ${words}:\n- one\n- two\n2. Age`).items[0]?.lead).toEqual(lead),
  );
});

describe("ids", () => {
  it("are unique in all sections of a record", () => {
    const { items } = readLists([
      { heading: "inclusion", text: trace("1. Age\n2. Consent") },
      { heading: "inclusion", text: trace("1. Scan\nAge\nAge") },
      { heading: "exclusion", text: trace("- none of these") },
    ]);
    const ids = items.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain("E1");
  });
});

const pieces = fc.constantFrom(
  "1. ",
  "2. ",
  "3) ",
  "a) ",
  "b. ",
  "i. ",
  "- ",
  "* ",
  "• ",
  "(1) ",
  "1.1 ",
  "\n",
  "\n\n",
  "\r\n",
  "  ",
  "    ",
  "\t",
  "Age over 18",
  "one of the following:",
  "or",
  "AND",
  "Liver:",
  "Note: so",
  "must be 1.5 x ULN;",
  "; 2) and",
  "long ".repeat(17),
  "neuro-",
  "\u2028",
  "\u000b",
  "\u0085",
  "≥ 3",
  ".",
  "①",
  "\ud800",
  "\u0000",
  "Patients must meet all of the following criteria:",
);
const text = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 80 }),
);

describe("hostile texts", () => {
  const ends = (text: string, milliseconds: number): void => {
    const before = performance.now();
    read(text);
    expect(performance.now() - before).toBeLessThan(milliseconds);
  };
  it("takes time in proportion to the length", () => {
    ends("one long line ".repeat(36_000), 3000);
    ends(Array.from({ length: 100_000 }, (_, index) => `${index + 1}. Age > ${index}`).join("\n"), 15_000);
    ends("1. a:\n".repeat(30_000), 10_000);
    ends("(a) b ".repeat(50_000), 10_000);
    ends(Array.from({ length: 600 }, (_, index) => `${" ".repeat(index)}- a`).join("\n"), 3000);
  });
});

describe("any text", () => {
  it("keeps the bullet of an “and” that stands alone under a number without text", () =>
    expect(read("1. \n• AND").items[0]).toMatchObject({ marker: "1.", text: { text: "• AND" } }));
  it("loses no character: each stands in the marker or text of exactly one item, in order", () =>
    fc.assert(
      fc.property(text, (written) => {
        const section = trace(written);
        const { items } = read(written);
        const points = section.ends.at(-1) ?? 0;
        const seen = new Uint8Array(points);
        let last = -1;
        const visit = ({ text: own, whole, marker, members }: ListItem): void => {
          const first = whole.starts[0] ?? 0;
          expect(first).toBeGreaterThanOrEqual(last);
          last = first;
          const body = own.starts[0] ?? whole.ends[(marker ?? "").length - 1] ?? first;
          if (marker !== null) {
            expect(whole.text.startsWith(marker)).toBe(true);
            for (let point = first; point < Math.min(body, first + [...marker].length); point += 1)
              seen[point] = (seen[point] ?? 0) + 1;
          }
          let before = -1;
          own.starts.forEach((start, index) => {
            const end = own.ends[index] ?? start;
            for (let point = Math.max(start, before); point < end; point += 1)
              seen[point] = (seen[point] ?? 0) + 1;
            before = end;
          });
          members.forEach(visit);
        };
        items.forEach(visit);
        const characters = [...written];
        for (let point = 0; point < points; point += 1)
          if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(characters[point] ?? ""))
            expect([point, characters[point], seen[point]]).toEqual([point, characters[point], 1]);
      }),
      { numRuns: 2000 },
    ));
});
