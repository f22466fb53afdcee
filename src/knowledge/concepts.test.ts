import { describe, expect, test } from "vitest";
import {
  conceptByCode,
  conceptByText,
  concepts,
  findConcept,
  isConceptIn,
  isNarrower,
  recordTypeLabel,
  recordTypesOf,
} from "./index.ts";

describe("the hierarchy", () => {
  test("has no id twice, aliases included", () => {
    const ids = concepts.flatMap((each) => [each.id, ...each.aliases]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("names only concepts that exist", () => {
    const lost = concepts.flatMap((each) =>
      [...each.broader, ...each.possiblyIn, ...each.disjointWith]
        .filter((id) => findConcept(id)?.id !== id)
        .map((id) => `${each.id}: ${id}`),
    );
    expect(lost).toEqual([]);
  });

  test("has no cycle", () => {
    const visit = (id: string, path: readonly string[]): readonly string[] =>
      path.includes(id)
        ? [[...path, id].join(" > ")]
        : (findConcept(id)?.broader ?? []).flatMap((next) => visit(next, [...path, id]));
    expect(concepts.flatMap((each) => visit(each.id, []))).toEqual([]);
  });

  test("never calls uncertain what it also states", () => {
    const both = concepts.flatMap((each) =>
      each.possiblyIn.filter((id) => isNarrower(each.id, id)).map((id) => `${each.id}: ${id}`),
    );
    expect(both).toEqual([]);
  });

  test("gives every concept a list in which its records belong", () => {
    const homeless = concepts.filter(({ id }) => recordTypesOf(id).length === 0);
    expect(homeless.map(({ id }) => id)).toEqual([]);
    for (const type of new Set(concepts.flatMap((each) => each.recordTypes)))
      expect(recordTypeLabel(type)).not.toBe("");
  });
});

describe("names and codes", () => {
  test("no spelling and no code belongs to two concepts", () => {
    const lost = concepts.flatMap((each) =>
      [each.id, each.label, ...each.aliases, ...each.synonyms]
        .filter((text) => conceptByText(text)?.id !== each.id)
        .map((text) => `${each.id}: ${text}`),
    );
    expect(lost).toEqual([]);
    const codes = concepts.flatMap((each) => each.codes.map(({ system, code }) => `${system}|${code}`));
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  test("ATC codes have the shape of their level", () => {
    const wrong = concepts.flatMap((each) =>
      each.codes.filter(
        ({ system, code, prefix }) =>
          system === "http://www.whocc.no/atc" &&
          !(prefix === true ? /^[A-Z]\d\d([A-Z]([A-Z](\d\d)?)?)?$/ : /^[A-Z]\d\d[A-Z][A-Z]\d\d$/).test(code),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    ["GEP-NET", "gep-net"],
    ["warfarin (Coumadin)", "warfarin"],
    ["rivaroxaban (Xarelto)", "rivaroxaban"],
    ["Sandostatin LAR 30 mg", "octreotide-lar"],
    ["Metformin 850 mg 1-0-1", "metformin"],
    ["octreotide", "octreotide"],
    ["Lutathera", "177lu-dotatate"],
    ["lutetium (177Lu) oxodotreotide", "177lu-dotatate"],
    ["CAPTEM", "oral-capecitabine-temozolomide"],
    ["Phäochromozytom", "pheochromocytoma"],
    ["small  bowel NET", "small-intestinal-net"],
  ])("%s is %s", (text, id) => {
    expect(conceptByText(text)?.id).toBe(id);
  });

  test("text that names nothing we know is no concept", () => {
    expect(conceptByText("feels unwell since spring")).toBeUndefined();
    expect(conceptByText("")).toBeUndefined();
  });

  test.each([
    ["ATC", "L01EG02", "everolimus"],
    ["http://www.whocc.no/atc", "L01EX99", "targeted-therapy"],
    ["ATC", "L01BC99", "systemic-chemotherapy"],
    ["ATC", "H01CB02", "octreotide"],
    ["ICD-10", "E11.9", "type-2-diabetes-mellitus"],
    ["ICD-10", "E119", "type-2-diabetes-mellitus"],
    ["ICD-10-GM", "I10.90 G", "hypertension"],
    ["ICD-10-CM", "C7A.012", "ileal-net"],
    ["SNOMED CT", "94225005", "brain-metastases"],
    ["urn:oid:2.16.840.1.113883.6.88", "11289", "warfarin"],
  ])("%s %s is %s", (system, code, id) => {
    expect(conceptByCode(system, code)?.id).toBe(id);
  });

  test("a national ICD-10 code is not read as the international one's neighbour", () => {
    expect(conceptByCode("ICD-10", "C7A.012")).toBeUndefined();
    expect(conceptByCode("ATC", "Z99")).toBeUndefined();
  });
});

describe("whether a record counts", () => {
  test.each([
    ["177lu-dotatate", "prrt"],
    ["177lu-dotatate", "radiolabeled-somatostatin-analog"],
    ["177lu-dotatate", "lutetium-oxodotreotide"],
    ["everolimus", "mtor-inhibitor"],
    ["everolimus", "systemic-antitumor-therapy"],
    ["everolimus", "biotherapy"],
    ["sunitinib", "receptor-tki"],
    ["chemoembolization", "embolization"],
    ["chemoembolization", "local-therapy"],
    ["90y-radioembolization", "hepatic-artery-embolization"],
    ["octreotide-lar", "somatostatin-analogue"],
    ["octreotide-lar", "long-acting-ssa"],
    ["pancreatic-net", "gep-net"],
    ["typical-lung-carcinoid", "bronchial-net"],
    ["type-2-diabetes-mellitus", "diabetes-mellitus"],
    ["temozolomide", "oral-chemotherapy"],
    ["carcinomatous-meningitis", "cns-metastases"],
    ["hemicolectomy", "major-surgery"],
    ["hypertension", "medical"],
  ])("%s is %s", (record, wanted) => {
    expect(isConceptIn([record], [wanted])).toBe("true");
  });

  test.each([
    ["surgery", "major-surgery", "the chart is too coarse"],
    ["appendectomy", "major-surgery", "no record defines major"],
    ["biopsy", "surgery", "usage differs"],
    ["octreotide", "octreotide-lar", "the form is not recorded"],
    ["octreotide", "short-acting-ssa", "the form is not recorded"],
    ["capecitabine", "oral-capecitabine-temozolomide", "half of a combination"],
    ["ebrt", "radical-radiotherapy", "the intent is not recorded"],
    ["radical-radiotherapy", "ebrt", "the technique is not recorded"],
    ["somatostatin-analogue", "systemic-therapy", "usage differs"],
    ["prrt", "radiotherapy", "usage differs"],
    ["neuroendocrine-tumor", "gep-net", "the site is not recorded"],
  ])("whether %s is %s is unknown: %s", (record, wanted) => {
    expect(isConceptIn([record], [wanted])).toBe("unknown");
  });

  test.each([
    ["octreotide-lar", "systemic-antitumor-therapy"],
    ["lanreotide", "systemic-antitumor-therapy"],
    ["octreotide-lar", "short-acting-ssa"],
    ["octreotide-lar", "prrt"],
    ["surgery", "biopsy"],
    ["temozolomide", "capecitabine"],
    ["radiotherapy", "prrt"],
    ["needle-biopsy", "major-surgery"],
    ["palliative-radiotherapy", "radical-radiotherapy"],
    ["bronchial-net", "gep-net"],
    ["rivaroxaban", "warfarin"],
    ["gep-net", "medical"],
    ["oxytetracycline", "octreotide-lar"],
  ])("%s is not %s", (record, wanted) => {
    expect(isConceptIn([record], [wanted])).toBe("false");
  });

  test("one of several concepts, or of several wanted ones, is enough", () => {
    expect(isConceptIn(["hypertension", "everolimus"], ["interferon", "mtor-inhibitor"])).toBe("true");
    expect(isConceptIn(["hypertension", "octreotide"], ["octreotide-lar"])).toBe("unknown");
    expect(isConceptIn([], ["octreotide-lar"])).toBe("false");
  });

  test("external beam radiotherapy belongs in the lists of treatments and of procedures", () => {
    expect(recordTypesOf("ebrt")).toEqual(["treatment", "procedure"]);
    expect(recordTypesOf("hemicolectomy")).toEqual(["procedure"]);
    expect(recordTypesOf("everolimus")).toEqual(["treatment"]);
    expect(recordTypesOf("warfarin")).toEqual(["medication"]);
  });
});
