import { tidy } from "./tidy.ts";

const words: Readonly<Record<string, string>> = {
  exists: "at least one",
  forall: "every one",
  "forall target lesions": "every target lesion",
  any: "any of them",
  all: "all of them",
  enrollment: "enrolment",
  D0: "day 0, the first dose",
  "[-6 mo, study entry]": "the 6 months up to study entry",
  "[-6 mo, +6 mo]": "6 months before or after study entry",
};

/** A reading of a damaged text, as a person would say it: `forall` is "every one", `100×10⁹/L` has its thin space. */
export const sayReading = (candidate: string): string =>
  words[candidate] ??
  tidy(candidate)
    .replaceAll("∧", " and ")
    .replaceAll("∨", " or ")
    .replace(/(?<=\d) mo\b/g, "\u202fmonths")
    .replace(/(?<=\d) y\b/g, "\u202fyears")
    .replace(/(?<=\d)×(?=10[⁰¹²³⁴-⁹]+\/)/g, "\u202f×");
