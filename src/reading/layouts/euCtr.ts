import type { FieldName, Ignored, RecordField, Section } from "../document.ts";
import { cut, type Traced, trim } from "../traced.ts";
import { type Adapter, type Found, foundOf } from "./adapter.ts";
import { append } from "./append.ts";
import { outcomeField } from "./armFields.ts";
import { designFields } from "./designFields.ts";
import { fieldOf, idFields, withoutBars } from "./fieldOf.ts";
import { interventionParts } from "./interventionParts.ts";
import { linesOf } from "./lines.ts";
import { pageText } from "./pagedAdapter.ts";
import { splitSections } from "./splitSections.ts";

/** A numbered field of the EU form: "E.3 Principal inclusion criteria", its label and its value. */
type Entry = { readonly code: string; readonly heading: Traced; readonly value: Traced };

const codeAt = /^[\s|]*([A-HNP]\.(?:\d{1,2}(?:\.\d{1,2}){0,4})?)[\s|.]*(?=[\p{L}('"])/u;
/** The labels whose value may follow on the same line without a sign, because the page glued its cells. */
const labels =
  /^(?:principal (?:inclusion|exclusion) criteria|full title of the trial|eudract number|main objective of the trial|secondary objectives of the trial|primary end point\(s\)|secondary end point\(s\)|timepoint\(s\) of evaluation of this end point|medical condition\(s\) being investigated|name of sponsor|trade name|product name|pharmaceutical form|in the whole clinical trial)/iu;

const entriesOf = (whole: Traced): readonly Entry[] => {
  const { text } = whole;
  const entries: Entry[] = [];
  let open: { code: string; headingStart: number; headingEnd: number; start: number } | null = null;
  const close = (end: number): void => {
    if (open === null) return;
    entries.push({
      code: open.code,
      heading: trim(cut(whole, open.headingStart, open.headingEnd)),
      value: valueWithoutColon(cut(whole, Math.min(open.start, end), end)),
    });
  };
  for (const line of linesOf(text)) {
    const found = codeAt.exec(text.slice(line.start, Math.min(line.end, line.start + 40)));
    if (found === null) continue;
    close(line.start);
    const labelStart = line.start + found[0].length;
    const rest = text.slice(labelStart, line.end);
    const glued = labels.exec(rest)?.[0].length;
    const sign = rest.search(/[:|\t]/);
    const labelLength = glued ?? (sign < 0 ? rest.length : sign);
    open = {
      code: (found[1] ?? "").replace(/\.$/, ""),
      headingStart: line.start,
      headingEnd: labelStart + labelLength,
      start: labelStart + labelLength,
    };
  }
  close(text.length);
  return entries;
};

const valueWithoutColon = (value: Traced): Traced => {
  const colon = /^\s*:/.exec(value.text.slice(0, 20))?.[0].length ?? 0;
  return withoutBars(cut(value, colon));
};

export const countEuFields = (text: string): number =>
  linesOf(text).filter(({ start, end }) => codeAt.test(text.slice(start, Math.min(end, start + 40)))).length;

const single: Readonly<Record<string, FieldName>> = {
  "A.3": "officialTitle",
  "A.3.1": "title",
  "B.1.1": "sponsor",
  "E.1.1": "conditions",
  "E.2.1": "summary",
};
const phases: Readonly<Record<string, string>> = {
  "E.7.1": "Phase 1",
  "E.7.2": "Phase 2",
  "E.7.3": "Phase 3",
  "E.7.4": "Phase 4",
};
const isYes = (value: Traced): boolean => /^yes\b/i.test(value.text);

const designOf = (code: string, value: Traced): readonly RecordField[] => {
  const yes = isYes(value);
  switch (code) {
    case "E.8.1.1":
      return [{ name: "allocation", written: value, understood: yes ? "randomised" : "not randomised" }];
    case "E.8.1.2":
      return yes ? [{ name: "masking", written: value, understood: "none" }] : [];
    case "E.8.1.3":
      return yes ? [{ name: "masking", written: value, understood: "single" }] : [];
    case "E.8.1.4":
      return yes ? [{ name: "masking", written: value, understood: "double" }] : [];
    case "E.8.1.5":
      return yes ? [{ name: "model", written: value, understood: "parallel" }] : [];
    case "E.8.1.6":
      return yes ? [{ name: "model", written: value, understood: "crossover" }] : [];
    default:
      return [];
  }
};

/** A line "Label: value" outside the numbered fields, at the head of the page. */
const headFields = (whole: Traced): readonly RecordField[] => {
  const head = cut(whole, 0, 6000);
  return linesOf(head.text).flatMap(({ start, end }) => {
    const line = trim(cut(head, start, end));
    const match =
      /^\|?\s*(eudract number|trial status|date on which this record was first entered[^:|]*|sponsor's protocol code number|trial results)\s*[:|]\s*/i.exec(
        line.text,
      );
    if (match === null) return [];
    const value = valueWithoutColon(cut(line, match[0].length));
    const label = (match[1] ?? "").toLowerCase();
    if (label.startsWith("eudract") || label.startsWith("sponsor")) return idFields(value);
    return label === "trial status" ? fieldOf("status", value) : [];
  });
};

const read = (original: Traced): Found | null => {
  const whole = pageText(original);
  const entries = entriesOf(whole);
  if (entries.length === 0) return null;
  const fields: RecordField[] = [...headFields(whole)];
  const sections: Section[] = [];
  const ignored: Ignored[] = entries.map(({ heading }): Ignored => ({ text: heading, reason: "heading" }));
  let drug: Traced | null = null;
  const done = { inclusion: false, exclusion: false };
  const understood = new Set<string>();
  const ids = new Set(fields.filter(({ name }) => name === "id").map(({ written }) => written.text));
  const hasTotal = entries.some((each) => each.code === "F.4.2.2" && each.value.text !== "");
  for (const [index, { code, heading, value }] of entries.entries()) {
    if (value.text === "") continue;
    const name = single[code];
    if (code === "E.3" || code === "E.4") {
      const side = code === "E.3" ? "inclusion" : "exclusion";
      if (done[side]) continue; // the same criteria in the form of another country
      done[side] = true;
      const split = splitSections(value, { first: side });
      append(
        sections,
        split.sections.map((section) => ({ title: heading, ...section })),
      );
      append(ignored, split.ignored);
    } else if (name !== undefined) {
      if (understood.has(name)) continue; // the same statement in the form of another country
      understood.add(name);
      append(fields, fieldOf(name, value));
    } else if (code === "A.2" || code === "A.4.1" || code.startsWith("A.5")) {
      if (ids.has(value.text)) continue;
      ids.add(value.text);
      append(fields, idFields(value));
    } else if (code === "E.5.1" || code === "E.5.2") {
      const next = entries[index + 1];
      const frame = next?.code === `${code}.1` && next.value.text !== "" ? next.value : undefined;
      fields.push(outcomeField(code === "E.5.1" ? "primaryOutcome" : "secondaryOutcome", value, frame));
    } else if (phases[code] !== undefined && isYes(value))
      fields.push({ name: "phase", written: value, understood: phases[code] ?? null });
    else if (code.startsWith("E.8.1")) append(fields, designOf(code, value));
    else if (code === "F.4.2.2" || (code === "F.4.2.1" && !hasTotal))
      append(fields, fieldOf("enrolment", value));
    else if (/^D\.(?:2\.1\.1\.1|3\.1|3\.8)$/.test(code)) {
      if (drug?.text.toLowerCase() !== value.text.toLowerCase())
        fields.push({
          name: "intervention",
          written: value,
          understood: value.text,
          parts: { drug: value.text, ...interventionParts(value.text) },
        });
      drug = value;
    } else if (code === "P" || code === "P.") append(fields, fieldOf("status", value));
  }
  append(
    fields,
    designFields(
      fields.filter(({ name }) => name === "title" || name === "officialTitle").map(({ written }) => written),
      fields,
    ),
  );
  return foundOf(sections, fields, ignored);
};

/** The EU Clinical Trials Register: numbered fields of the application form, as text or page. */
export const euCtr: Adapter = { layout: "eu-ctr", read };
