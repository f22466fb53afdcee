import type { RecordDocument } from "../document.ts";
import type { ListItem } from "../list.ts";
import type { FoundRepair } from "../sentence.ts";
import { cut, stretchOf, type Traced, trace } from "../traced.ts";
import { sentencesOf } from "./scopes.ts";

type Says = {
  readonly code: string;
  readonly says: string;
  readonly candidates?: readonly string[];
  readonly proposed?: string;
  readonly confidence?: FoundRepair["confidence"];
};

const at = (
  text: Traced | null,
  start: number,
  end: number,
  { code, says, candidates, proposed, confidence }: Says,
): FoundRepair => ({
  code,
  at: text === null ? null : stretchOf(text, start, end),
  candidates: candidates ?? [],
  ...(proposed === undefined ? {} : { proposed }),
  confidence: confidence ?? "none",
  evidence: [says],
});

const longestSearched = 20_000;

const everyHit = (
  text: Traced,
  pattern: RegExp,
  make: (hit: RegExpExecArray) => Says,
): readonly FoundRepair[] => {
  const found: FoundRepair[] = [];
  const searched = text.text.slice(0, longestSearched);
  for (const hit of searched.matchAll(
    new RegExp(pattern.source, pattern.flags.includes("g") ? pattern.flags : `${pattern.flags}g`),
  ))
    found.push(at(text, hit.index, hit.index + hit[0].length, make(hit)));
  return found;
};

const diagnostic = /\b(68Ga|18F|64Cu|111In|99mTc)[-\s]?([A-Z][A-Za-z-]{3,20})\s+(?:treatment|therapy)\b/;
const therapeutic: Readonly<Record<string, string>> = {
  "68Ga": "177Lu",
  "18F": "177Lu",
  "64Cu": "67Cu",
  "111In": "177Lu",
  "99mTc": "177Lu",
};

/** A tracer for imaging that is called a treatment. */
const tracerAsTreatment = (text: Traced): readonly FoundRepair[] =>
  everyHit(text, diagnostic, (hit) => {
    const printed = `${hit[1]}-${hit[2]}`;
    const meant = `${therapeutic[hit[1] ?? ""] ?? "177Lu"}-${hit[2]}`;
    return {
      code: "INTERNAL_CONFLICT",
      says: `${hit[1]} serves imaging; the treatment carries a therapeutic nuclide`,
      candidates: [printed, meant],
      proposed: meant,
      confidence: "high",
    };
  });

const lostReceptor = (text: Traced): readonly FoundRepair[] =>
  everyHit(text, /\bshow(?:ed|s|ing)?\s+somatostatin\b(?!\s*(?:receptor|analog|uptake))/i, (hit) => ({
    code: "TYPO",
    says: "a word is lost: the somatostatin receptor is meant",
    proposed: `${hit[0]} receptor`,
    confidence: "high",
  }));

const firstLetterLost = (text: Traced): readonly FoundRepair[] => {
  const hit = /^\s*(his|hese|hat)\s+(?:was|is|are|study|trial|open|were)\b/.exec(text.text);
  return hit === null
    ? []
    : [
        at(text, hit.index, hit.index + hit[0].length, {
          code: "TYPO",
          says: "the first letter is missing",
          proposed: `T${hit[0].trim()}`,
          confidence: "certain",
        }),
      ];
};

const sizedBySurface =
  /\b(?:capecitabine|fluorouracil|5-FU|streptozo(?:to)?cin|doxorubicin|temozolomide|dacarbazine|oxaliplatin|cisplatin|carboplatin|etoposide|gemcitabine|docetaxel|paclitaxel)\b/i;

const lostSurface = (text: Traced): readonly FoundRepair[] =>
  sizedBySurface.test(text.text)
    ? everyHit(
        text,
        /\b(\d{2,4})\s?mg\s+(?:(?:orally|p\.?o\.?)\s+)?(?:twice daily|b\.?i\.?d\.?|once daily|daily|twice a day)/i,
        (hit) => ({
          code: "MISSING_UNIT",
          says: "this drug is mostly dosed per body surface area; “/m²” may be lost",
          candidates: [`${hit[1]} mg`, `${hit[1]} mg/m²`],
          confidence: "low",
        }),
      )
    : [];

const approximate = (text: Traced): readonly FoundRepair[] =>
  everyHit(
    text,
    /\b(?:about|approximately|circa|roughly)\s+\d+\s+(?:treatment\s+)?(?:cycles?|doses?|administrations?|infusions?)\b/i,
    () => ({ code: "APPROXIMATE", says: "no hard number" }),
  );

const plural = (text: Traced): readonly FoundRepair[] =>
  everyHit(text, /\bwho has (?:positive|negative|been|had|a)\b/i, () => ({
    code: "GRAMMAR",
    says: "singular after a plural; the meaning stands",
  }));

const narrative: ReadonlySet<string> = new Set(["summary", "arm", "intervention", "title", "officialTitle"]);

const isSingleArm = /\bsingle[-\s]arm\b|\bone[-\s]arm\b|\bsingle[-\s]group\b/i;

const conflictsWithDesign = (text: Traced, items: readonly ListItem[]): readonly FoundRepair[] => {
  const single = isSingleArm.exec(text.text);
  if (single === null) return [];
  const found: FoundRepair[] = [];
  const control = /\bcontrol (?:group|arm)\b/i.exec(text.text);
  if (control !== null)
    found.push(
      at(text, control.index, control.index + control[0].length, {
        code: "INTERNAL_CONFLICT",
        says: "one arm, yet a control group",
      }),
    );
  if (
    items.some(
      ({ text: own, members }) =>
        /randomi[sz]ation/i.test(own.text) ||
        members.some((member) => /randomi[sz]ation/i.test(member.text.text)),
    )
  )
    found.push(
      at(text, single.index, single.index + single[0].length, {
        code: "INTERNAL_CONFLICT",
        says: "one arm, yet criteria count from randomisation",
      }),
    );
  return found;
};

const unsaidProgression = (text: Traced, items: readonly ListItem[]): readonly FoundRepair[] => {
  const hit = /\bprogressive\b/i.exec(text.text);
  const asked = items.some(({ whole }) => /\bprogress(?:ive|ion|ed)\b/i.test(whole.text));
  return hit === null || asked || items.length === 0
    ? []
    : [
        at(text, hit.index, hit.index + hit[0].length, {
          code: "INTERNAL_CONFLICT",
          says: "the summary asks for progression, no criterion does; none is added",
        }),
      ];
};

/** Sentences of a summary that speak like criteria, in a record that has none. */
const narrativeOnly = (text: Traced): readonly FoundRepair[] =>
  sentencesOf(text.text.slice(0, longestSearched)).flatMap(({ start, end }): readonly FoundRepair[] => {
    const sentence = text.text.slice(start, end);
    if (!/\b(?:patients?|subjects?|participants?)\b/i.test(sentence)) return [];
    const found = [
      at(text, start, end, {
        code: "NARRATIVE_ONLY",
        says: "told in the summary, no criterion: it drives no verdict",
      }),
    ];
    const eligible = /\beligible (?:patients?|subjects?|participants?)\b/i.exec(sentence);
    if (eligible !== null)
      found.push(
        at(text, start + eligible.index, start + eligible.index + eligible[0].length, {
          code: "UNDEFINED",
          says: "refers to criteria that the record does not hold",
        }),
      );
    return found;
  });

const underspecified = (text: Traced): readonly FoundRepair[] =>
  everyHit(
    text,
    /\bdose\s+(?:adjustments?|modifications?|reductions?)\b[^.]{0,120}\bbased on\b[^.]*/i,
    () => ({ code: "UNDERSPECIFIED", says: "no thresholds are given" }),
  );

const repeatedText = (text: string): readonly FoundRepair[] => {
  const shortest = 200;
  const seen = new Map<string, number>();
  for (const [index, line] of text.split("\n").entries()) {
    const trimmed = line.trim();
    if (trimmed.length < shortest) continue;
    const first = seen.get(trimmed);
    if (first !== undefined)
      return [
        at(null, 0, 0, {
          code: "DUPLICATE",
          says: `line ${index + 1} repeats line ${first + 1}; it is read once`,
        }),
      ];
    seen.set(trimmed, index);
  }
  return [];
};

/** Descriptions of arms and interventions where they stand in the record. */
const descriptionsOf = (document: RecordDocument, text: string): readonly Traced[] => {
  const longest = 4000;
  const most = 30;
  const wanted = document.fields
    .filter(({ name }) => name === "arm" || name === "intervention")
    .flatMap(({ parts }) => parts?.["description"] ?? [])
    .slice(0, most);
  if (wanted.length === 0) return [];
  const whole = trace(text);
  const found = new Map<number, Traced>();
  for (const description of wanted) {
    const start = text.indexOf(description.slice(0, 60));
    if (start < 0) continue;
    const lineEnd = text.indexOf("\n", start);
    const end = Math.min(start + Math.min(description.length, longest), lineEnd < 0 ? text.length : lineEnd);
    if (!found.has(start)) found.set(start, cut(whole, start, end));
  }
  return [...found.values()];
};

/** A bullet before a numbered list sums up what the list says. */
const preamble = (items: readonly ListItem[]): readonly FoundRepair[] =>
  (["inclusion", "exclusion"] as const).flatMap((heading): readonly FoundRepair[] => {
    const [first, ...others] = items.filter((item) => item.heading === heading);
    if (first === undefined || first.marker === null || /\d/.test(first.marker) || others.length < 2)
      return [];
    if (!others.slice(0, 3).every(({ marker }) => marker !== null && /\d/.test(marker))) return [];
    const end = Math.min(first.text.text.length, 40);
    return [
      at(first.text, 0, end, {
        code: "PREAMBLE",
        says: "a lead bullet before the numbered list sums it up: the numbered criteria decide where they say more",
      }),
    ];
  });

/** Remarks that belong to the criterion in which they lie. */
export const structureRemarks = (items: readonly ListItem[]): readonly FoundRepair[] => preamble(items);

const registryRemarks = (document: RecordDocument): readonly FoundRepair[] => {
  const found: FoundRepair[] = [];
  const enrolment = document.fields.find(({ name }) => name === "enrolment");
  if (enrolment !== undefined && /^\W*0\W*$/.test(enrolment.written.text))
    found.push(
      at(enrolment.written, 0, enrolment.written.text.length, {
        code: "SENTINEL",
        says: "no trial plans for nobody: zero stands for a missing figure",
        candidates: ["0", "missing"],
        proposed: "missing",
        confidence: "high",
      }),
    );
  if (!document.fields.some(({ name }) => name === "lastUpdated"))
    found.push(
      at(null, 0, 0, {
        code: "VERSION_DRIFT",
        says: "version and date of the record are not given; the registry may have changed it since",
      }),
    );
  if (document.sections.length === 0) {
    found.push(
      at(null, 0, 0, {
        code: "NO_ELIGIBILITY_SECTION",
        says: "no inclusion and no exclusion text: the answer is unknown for everybody",
      }),
    );
    found.push(
      at(null, 0, 0, {
        code: "SIBLING_SOURCE",
        says: "another copy of the record, at the registry, may hold the criteria",
      }),
    );
  }
  if (document.layout === "flattened-page") {
    const arm = document.fields.find(({ name }) => name === "arm");
    if (arm !== undefined)
      found.push(
        at(null, 0, 0, {
          code: "LAYOUT",
          says: "columns were flattened: labels, kinds and descriptions of the arms are joined by their order",
        }),
      );
  }
  const first = document.sections[0];
  if (first !== undefined) {
    const start = stretchOf(first.text).start;
    const before = document.ignored
      .filter(
        ({ reason, text }) =>
          reason === "boilerplate" && stretchOf(text).start < start && text.text.trim().length > 20,
      )
      .at(-1);
    if (before !== undefined)
      found.push(
        at(before.text, 0, before.text.text.length, {
          code: "BOILERPLATE",
          says: "a sentence of the page, no trial content",
        }),
      );
  }
  return found;
};

/** Remarks on the record as a whole, which belong to no criterion. */
export const recordRemarks = (
  document: RecordDocument,
  items: readonly ListItem[],
  text: string,
  mend: (text: Traced) => { readonly repairs: readonly FoundRepair[] },
): readonly FoundRepair[] => [
  ...registryRemarks(document),
  ...repeatedText(text),
  ...descriptionsOf(document, text).flatMap((description) => [
    ...mend(description).repairs.map((repair) =>
      repair.code === "UNIT_TYPO" ? { ...repair, code: "TYPO" } : repair,
    ),
    ...lostSurface(description),
    ...approximate(description),
    ...tracerAsTreatment(description),
  ]),
  ...document.fields
    .filter(({ name }) => narrative.has(name))
    .flatMap(({ name, written }) => [
      ...tracerAsTreatment(written),
      ...lostReceptor(written),
      ...firstLetterLost(written),
      ...lostSurface(written),
      ...approximate(written),
      ...plural(written),
      ...conflictsWithDesign(written, items),
      ...(name === "summary"
        ? [
            ...unsaidProgression(written, items),
            ...underspecified(written),
            ...(document.sections.length === 0 ? narrativeOnly(written) : []),
          ]
        : []),
    ]),
];
