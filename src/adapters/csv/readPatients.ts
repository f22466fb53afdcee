import type { PartialDate } from "../../kernel/calendar.ts";
import { fault, type ImportItem, readDate, warning } from "../../subject/index.ts";
import { type Row, type RowReader, rowIssues } from "./readTable.ts";

/** Effective date of what a source gives without any date: it may have held at any time of the subject's life. */
export const undated: PartialDate = "1900";

const sexes: Readonly<Record<string, string>> = {
  m: "male",
  male: "male",
  man: "male",
  f: "female",
  female: "female",
  woman: "female",
  w: "female",
  other: "other",
  unknown: "unknown",
};
const answers: Readonly<Record<string, string>> = {
  yes: "yes",
  y: "yes",
  true: "yes",
  no: "no",
  n: "no",
  false: "no",
  unknown: "unknown",
};

/** The subjects that patients.csv names, with the line and content of each. */
export type KnownSubjects = Map<string, { readonly line: number | null; readonly content: string }>;

const contentOf = (row: Row): string =>
  ["birth_date", "age_years", "age_date", "sex", "childbearing_potential"].map(row.cell).join("|");

/** Registers subjects; name and birth date go to the identity, never into the log. */
export const readPatient =
  (subjects: KnownSubjects): RowReader =>
  (row) => {
    const { cell, place, folder } = row;
    const { items, take, add } = rowIssues(row);
    const subject = cell("subject");
    if (subject === "") {
      add("subject", fault("missing", "The row names no subject.", "Add the subject's id.").fault);
      return items;
    }
    const before = subjects.get(subject);
    if (before !== undefined) {
      const same = before.content === contentOf(row);
      const message = `${subject} stands on line ${before.line} already, ${same ? "with the same content" : "with other content; this line was left out"}.`;
      add(
        "subject",
        same
          ? warning("duplicate", message, "Remove one of the lines.")
          : fault("duplicate", message, "Keep one line for each subject.").fault,
      );
      return items;
    }
    const birthDate =
      cell("birth_date") === "" ? undefined : take("birth_date", readDate(cell("birth_date"), folder.today));
    const sex = cell("sex") === "" ? undefined : sexes[cell("sex").toLowerCase()];
    if (cell("sex") !== "" && sex === undefined)
      add(
        "sex",
        fault("unknown-value", `"${cell("sex")}" is no sex.`, "Write male, female, other or unknown.").fault,
      );
    const potential = answers[cell("childbearing_potential").toLowerCase()];
    if (cell("childbearing_potential") !== "" && potential === undefined)
      add(
        "childbearing_potential",
        fault(
          "unknown-value",
          `"${cell("childbearing_potential")}" is neither yes nor no.`,
          "Write yes, no or unknown.",
        ).fault,
      );
    const ageDate =
      cell("age_date") === "" ? undefined : take("age_date", readDate(cell("age_date"), folder.today));
    const years = /^\d{1,3}$/.test(cell("age_years")) ? Number(cell("age_years")) : undefined;
    if (cell("age_years") !== "" && (years === undefined || years > 130))
      add(
        "age_years",
        fault("not-a-number", `"${cell("age_years")}" is no age in completed years.`, "Write a whole number.")
          .fault,
      );
    if (years !== undefined && cell("age_date") === "")
      add(
        "age_date",
        fault("missing", "An age needs the day on which it held.", "Add age_date, or give birth_date.").fault,
      );

    // A faulty cell costs that cell, not the subject: its other facts are still of use.
    subjects.set(subject, { line: place.line, content: contentOf(row) });
    const facts: ImportItem[] = [];
    const fact = (
      key: string,
      type: "subjectRegistered/1" | "age/1" | "attribute/1",
      payload: Readonly<Record<string, string | number>>,
      effective: PartialDate,
    ): void => {
      facts.push({ kind: "fact", key, subject, trial: null, type, payload, effective, place });
    };
    const key = cell("key") === "" ? `csv:patients:${subject}` : cell("key");
    fact(key, "subjectRegistered/1", {}, undated);
    if (birthDate !== undefined) facts.push({ kind: "identity", subject, birthDate, place });
    if (years !== undefined && years <= 130 && ageDate !== undefined)
      fact(`${key}|age`, "age/1", { years, date: ageDate }, ageDate);
    if (sex !== undefined) fact(`${key}|sex`, "attribute/1", { name: "sex", value: sex }, undated);
    if (potential !== undefined)
      fact(
        `${key}|childbearingPotential`,
        "attribute/1",
        { name: "childbearingPotential", value: potential },
        ageDate ?? undated,
      );
    return [...items, ...facts];
  };
