import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trace } from "../traced.ts";
import { mendText } from "./index.ts";

const mended = (text: string): string => mendText(trace(text)).text.text;
const reported = (
  text: string,
): readonly (readonly [string, string, string | undefined, string | undefined])[] =>
  mendText(trace(text)).repairs.map(({ code, confidence, written, proposed }) => [
    code,
    confidence,
    written,
    proposed,
  ]);
const codes = (text: string): readonly string[] => mendText(trace(text)).repairs.map(({ code }) => code);

describe("escapes and entities", () => {
  it("takes a backslash off a comparison sign and reports both characters", () => {
    const { text, repairs } = mendText(trace("ALT \\> 3 x ULN"));
    expect(text.text).toBe("ALT > 3 x ULN");
    expect(repairs).toEqual([
      expect.objectContaining({
        code: "ESCAPED_CHAR",
        at: { start: 4, end: 6 },
        written: "\\>",
        proposed: ">",
        confidence: "certain",
      }),
    ]);
  });
  it("decodes an entity that was encoded three times", () =>
    expect(mended("Age &amp;amp;gt;= 18")).toBe("Age >= 18"));
  it("decodes a backslash before an entity", () => expect(mended("Age \\&gt;= 18")).toBe("Age >= 18"));
  it("decodes numbers, decimal and hexadecimal", () =>
    expect(mended("Hb &#8805; 9, PLT &#x2265; 75")).toBe("Hb ≥ 9, PLT ≥ 75"));
  it("reads the line end of an old export", () => expect(mended("one&#xD;\ntwo")).toBe("one\r\ntwo"));
  it("turns list tags into a list", () =>
    expect(mended("<ul><li>first</li><li>second</li></ul>")).toBe("\n\n- first\n- second\n"));
  it("keeps a comparison that looks like a tag", () =>
    expect(mended("WBC <b and p <a, i <5")).toBe("WBC <b and p <a, i <5"));
  it("keeps what is no entity", () =>
    expect(mended("R&D; AT&T &unknown; &#0;")).toBe("R&D; AT&T &unknown; &#0;"));
  it("decodes written-out code points", () =>
    expect(mended("age <U+2265> 18, \\u2264 75")).toBe("age ≥ 18, ≤ 75"));
  it("raises the power that a tag raised", () =>
    expect(mended("1.5 x 10<sup>9</sup>/L")).toBe("1.5 x 10^9/L"));
});

describe("powers of ten", () => {
  it.each([
    ["2.5·103/µL", "2.5×10^3/µL", "2562.5"],
    ["2.5 x109/L", "2.5 ×10^9/L", "272.5/L"],
    ["2.5 x 10 9 /L", "2.5 ×10^9 /L", "272.5/L"],
    ["90 x10(9)/L", "90 ×10^9/L", "9810/L"],
    ["90 ×106/L", "90 ×10^6/L", "9540/L"],
    ["3.5 109/l", "3.5 ×10^9/l", "381.5/l"],
    ["80 103/uL", "80 ×10^3/uL", "8240/uL"],
    ["4 x 1012/L", "4 ×10^12/L", "4048/L"],
    ["60 x 109 cells/L", "60 ×10^9 cells/L", "6540cells/L"],
    ["60 x 10e9/L", "60 ×10^9/L", "/L"],
  ])("%s is a count", (written, read, literal) => {
    const { text, repairs } = mendText(trace(written));
    expect(text.text).toBe(read);
    expect(repairs).toHaveLength(1);
    expect(repairs[0]).toMatchObject({
      code: "FLATTENED_EXPONENT",
      confidence: "certain",
      written,
      at: { start: 0, end: written.length },
    });
    if (literal === "2562.5") expect(repairs[0]?.evidence[0]).toContain("257.5/µL");
    else if (literal !== "/L") expect(repairs[0]?.evidence[0]).toContain(literal.split("/")[0] ?? "");
  });
  it("leaves raised figures alone", () => {
    for (const text of ["1.5 x 10^9/L", "1.5×10⁹/L", "100,000/mm3", "1.73 m²", "3 x 10*9/L"]) {
      expect(mended(text)).toBe(text);
      expect(codes(text)).toEqual([]);
    }
  });
  it("only proposes the power in copies per millilitre", () => {
    const { text, repairs } = mendText(trace("HCV RNA > 2×104 copies/ml"));
    expect(text.text).toBe("HCV RNA > 2×104 copies/ml");
    expect(repairs[0]).toMatchObject({
      code: "FLATTENED_EXPONENT",
      confidence: "high",
      candidates: ["2×10⁴", "208"],
      proposed: "2×10⁴",
    });
  });
  it("reads the square metre", () => {
    expect(mended("45 mL/min/1.73m2 and 75 mg/m2 and BMI 40 kg/m2")).toBe(
      "45 mL/min/1.73m² and 75 mg/m² and BMI 40 kg/m²",
    );
    expect(codes("45 mL/min/1.73 m 2")).toEqual(["FLATTENED_EXPONENT"]);
  });
  it("is not misled by numbers of another kind", () => {
    for (const text of [
      "max 10 9/L",
      "grade 10 3/4",
      "within 10 days",
      "CYP3A4 and 177Lu",
      "5 x 100 mg",
      "box 103/L",
    ])
      expect(codes(text)).toEqual([]);
  });
});

describe("thousands and decimals", () => {
  it("takes the point out of a cell count", () => {
    const { text, repairs } = mendText(trace("platelets < 50.000/mm3"));
    expect(text.text).toBe("platelets < 50000/mm3");
    expect(repairs[0]).toMatchObject({
      code: "DECIMAL_THOUSANDS",
      written: "50.000/mm3",
      proposed: "50000",
      confidence: "certain",
    });
  });
  it.each([
    ["≥ 100.000 / µL", "≥ 100000 / µL"],
    ["≥ 75 000/mm3", "≥ 75000/mm3"],
    ["3.000-10.000/mm3", "3000-10000/mm3"],
    ["bilirubin < 2,5 x ULN", "bilirubin < 2.5 x ULN"],
    ["creatinine ≤ 1·5 mg/dL", "creatinine ≤ 1.5 mg/dL"],
  ])("%s", (written, read) => {
    expect(mended(written)).toBe(read);
    expect(codes(written)).toContain("DECIMAL_THOUSANDS");
  });
  it("leaves decimals, English thousands and lists alone", () => {
    for (const text of [
      "INR < 1.500",
      "1,500/µL",
      "ECOG 0,1 or 2",
      "grade 1,2",
      "0.500/mm3",
      "1.000 g",
      "day 3 500/mm3",
    ])
      expect(mended(text)).toBe(text);
  });
  it("doubts a comma before three digits where the record writes decimal commas", () =>
    expect(reported("albumin > 2,5 g/dL, weight < 1,500 g")).toContainEqual([
      "DECIMAL_THOUSANDS",
      "medium",
      "1,500",
      "1500",
    ]));
});

describe("signs", () => {
  it.each([
    ["age => 18", "age ≥ 18"],
    ["age =< 75", "age ≤ 75"],
    ["ALT </= 3", "ALT ≤ 3"],
    ["ALT > or = 3", "ALT ≥ 3"],
    ["ALT ≥/= 3", "ALT ≥ 3"],
    ["Hb ＞ 9", "Hb > 9"],
    ["Hb ≧ 9", "Hb ≥ 9"],
    ["Hb ˂ 9", "Hb < 9"],
    ["Hb ‹ 9", "Hb < 9"],
    ["Hb â‰¥ 9", "Hb ≥ 9"],
  ])("%s is %s", (written, read) => {
    expect(mended(written)).toBe(read);
    expect(codes(written)).toEqual(["CHARACTER"]);
  });
  it("keeps arrows and single signs", () => {
    for (const text of ["stage II => III", "a --> b", "Hb >= 9", "x = 3", "‹quoted›"])
      expect(mended(text)).toBe(text);
  });
  it("reads wide digits and blanks without a word", () => {
    expect(mended("Ａｇｅ　１８\u00a0years")).toBe("Age 18 years");
    expect(codes("Ａｇｅ　１８")).toEqual([]);
  });
  it("gives the place of an invisible character to the letter before it", () => {
    const { text } = mendText(trace("neuro\u00adendo\u200bcrine"));
    expect(text.text).toBe("neuroendocrine");
    expect(text.ends[4]).toBe(6);
  });
  it("proposes the sign that the Symbol font had", () => {
    expect(reported("platelets ³ 75 and ALT £ 3 x ULN")).toEqual([
      ["LOST_COMPARATOR", "high", "³", "≥"],
      ["LOST_COMPARATOR", "high", "£", "≤"],
    ]);
    expect(codes("less than 30 cm³ 5 times, £20.00")).toEqual([]);
  });
  it("notices two blanks where a sign was", () => {
    expect(reported("haemoglobin  10 g/dL")).toEqual([["MISSING_OPERATOR", "medium", " ", undefined]]);
    expect(codes("See below.  10 g/dL")).toEqual([]);
  });
});

describe("words", () => {
  it("reads a misspelling with one meaning", () => {
    expect(mended("Platlets and billirubin; disease not amendable to surgery")).toBe(
      "Platelets and bilirubin; disease not amenable to surgery",
    );
    expect(codes("haemoglobine")).toEqual(["TERM"]);
  });
  it("reads a near miss of a long word and keeps British spelling and inflections", () => {
    expect(mended("progresion")).toBe("progression");
    for (const text of [
      "haemoglobin",
      "leucocytes",
      "randomisation",
      "neutrophilic",
      "progressed",
      "prednisolone",
      "thrombolysis",
    ])
      expect(codes(text)).toEqual([]);
  });
  it("reads letters for figures in a unit", () => {
    expect(mended("7.4 GBG and 3 mg/d1")).toBe("7.4 GBq and 3 mg/dL");
    expect(codes("7.4 GBG and 3 mg/d1")).toEqual(["TYPO", "UNIT_TYPO"]);
  });
  it("never replaces a drug", () => {
    const written = "allergy to oxytetracycline acetate microspheres";
    expect(mended(written)).toBe(written);
    expect(reported(written)).toEqual([
      ["MISTRANSLATION", "high", "oxytetracycline acetate microspheres", "octreotide acetate microspheres"],
    ]);
    expect(codes("oxytetracycline 500 mg")).toEqual([]);
  });
  it("proposes the usual name of a test that was translated word by word", () => {
    expect(codes("lesions with growth inhibitor receptors")).toEqual(["MISTRANSLATION"]);
    expect(codes("partly activated thromboplastin time (APTT) above 40 s")).toEqual(["TERM_MISNOMER"]);
    expect(codes("activated partial thromboplastin time (APTT)")).toEqual([]);
  });
  it("knows a mangled chemical name by its letters", () =>
    expect(reported("measured by Tc99m diethylentriaminpentaaceticacidd DTPA clearance")).toEqual([
      [
        "GARBLED_TOKEN",
        "high",
        expect.stringContaining("diethylentriaminpentaaceticacidd"),
        "99mTc-DTPA clearance",
      ],
    ]));
  it("notices a clause that is repeated at the end", () => {
    expect(
      reported("Anyone with a wound or infection that would make use of the device wound or infection."),
    ).toEqual([["GARBLED_TOKEN", "high", "device wound or infection", "device"]]);
    expect(codes("Anyone with a wound or infection, until treated for the wound or infection.")).toEqual([]);
  });
  it("puts a lost full stop back", () =>
    expect(mended("before the start For women a test is done")).toBe(
      "before the start. For women a test is done",
    ));
  it("parts what is stuck together at a line end", () => {
    expect(mended("Haemoglobin > 9 g/dLPlatelets > 75")).toBe("Haemoglobin > 9 g/dL; Platelets > 75");
    expect(mended("18 years or older.Women must use contraception")).toBe(
      "18 years or older. Women must use contraception",
    );
    for (const text of ["vs.Placebo", "www.Example", "mg/dL", "Dr.Roe agrees"])
      expect(mended(text)).toBe(text);
  });
  it("remarks a bracket without partner, but none of an enumerator", () => {
    expect(codes("liver (or lung disease")).toEqual(["UNBALANCED"]);
    expect(codes("1) liver\n2) lung (both)\na) one")).toEqual([]);
  });
});

describe("hostile texts", () => {
  it("take time in proportion to the length", () => {
    for (const part of [
      "&amp;",
      "&",
      "\\",
      "<",
      "x10",
      "1",
      "(",
      "a\u200b",
      "1.5·103/µL ",
      "h3moglobin ",
      "2,5 x ",
      "or a ",
    ]) {
      const before = performance.now();
      mended(part.repeat(200_000 / part.length));
      expect(performance.now() - before, part).toBeLessThan(4000);
    }
  });
});

const fragments = fc.constantFrom(
  "&amp;",
  "&lt;",
  "\\",
  ">",
  "<",
  "=",
  "/",
  "x",
  "10",
  "9/L",
  "103/µL",
  "1.5",
  "75.000",
  "/mm3",
  " ",
  "\n",
  "\u200b",
  "\u00ad",
  "≥",
  "£",
  "³ 5",
  "m2",
  "1.73",
  "&#x3E;",
  "<b>",
  "<li>",
  "platlets",
  "For women",
  "the the",
  "GBG",
  "7",
  "2,5 x ULN",
  "·",
  "＞",
  "\ud800",
  "\u0000",
  "(",
  ")",
  "or a liver or lung",
  ".",
  "\r\n",
  "<U+2265>",
  "amendable",
  "9 g/dLPlatelets",
  "older.Women must",
);
const text = fc.oneof(
  fc.array(fragments, { maxLength: 30 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
);

describe("any text", () => {
  it("is mended once: a mended text stays as it is", () =>
    fc.assert(
      fc.property(text, (written) => {
        const once = mended(written);
        expect(mended(once)).toBe(once);
      }),
      { numRuns: 1500 },
    ));
  it("keeps the order of its places, and each repair lies in it", () =>
    fc.assert(
      fc.property(text, (written) => {
        const original = trace(written);
        const points = original.ends.at(-1) ?? 0;
        const { text: read, repairs } = mendText(original);
        expect(read.starts).toHaveLength(read.text.length);
        for (let index = 1; index < read.text.length; index += 1)
          expect(read.starts[index] ?? 0).toBeGreaterThanOrEqual(read.starts[index - 1] ?? 0);
        for (const { at } of repairs) {
          expect(at?.start).toBeGreaterThanOrEqual(0);
          expect(at?.end).toBeLessThanOrEqual(points);
        }
      }),
      { numRuns: 800 },
    ));
});
