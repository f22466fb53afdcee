/** What the words of a field mean; null where they are not known. All of them take trimmed text. */

const fold = (written: string): string =>
  written
    .toLowerCase()
    .replace(/[_-]+/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s:|]+|[\s.:|]+$/g, "");

const roman: Readonly<Record<string, string>> = { i: "1", ii: "2", iii: "3", iv: "4" };

/** "PHASE2", "Phase II", "Phase 1/Phase 2", "Therapeutic exploratory (Phase II)" to "Phase 2", "Phase 1/Phase 2". */
export const understandPhase = (written: string): string | null => {
  if (written.length > 200) return null;
  const folded = fold(written);
  if (/^early phase ?(?:1|i)$/.test(folded) || /^phase ?0$/.test(folded)) return "Early Phase 1";
  const found = new Set<string>();
  for (const [, number = "", next = ""] of folded.matchAll(
    /phase[ :]*(\d|iv|i{1,3})(?:[ab])?(?: ?[/&,|+-] ?| and | to )?(\d|iv|i{1,3})?(?![a-z])/g,
  ))
    for (const each of [number, next]) if (each !== "") found.add(roman[each] ?? each);
  if (found.size === 0)
    for (const [each = ""] of folded.matchAll(
      /^(?:\d|iv|i{1,3})$|^(?:\d|iv|i{1,3})(?= ?[/])|(?<=[/] ?)(?:\d|iv|i{1,3})$/g,
    ))
      found.add(roman[each] ?? each);
  const phases = [...found].filter((each) => /^[1-4]$/.test(each)).sort();
  return phases.length === 0 ? null : phases.map((each) => `Phase ${each}`).join("/");
};

const statuses: readonly (readonly [RegExp, string])[] = [
  [
    /not yet recruiting|not recruiting yet|^pending$|authori[sz]ed,? recruitment pending/,
    "Not yet recruiting",
  ],
  [
    /active,? not recruiting|ongoing,? recruitment ended|no longer recruiting|recruitment (?:complete|ended|closed)|closed to (?:accrual|recruitment|enrolment)/,
    "Active, not recruiting",
  ],
  [/enrolling by invitation/, "Enrolling by invitation"],
  [/terminated|prematurely ended|stopped early|ended prematurely/, "Terminated"],
  [/suspended|temporarily halted|on hold|temporarily closed/, "Suspended"],
  [/withdrawn/, "Withdrawn"],
  [/completed|^ended$|^complete$|^finished$/, "Completed"],
  [/^not recruiting$/, "Not recruiting"],
  [
    /recruiting|^open$|open to (?:accrual|recruitment|enrolment)|^enrolling$|^open public recruiting$/,
    "Recruiting",
  ],
  [/^ongoing$|^active$|^authori[sz]ed$/, "Ongoing"],
  [/unknown/, "Unknown"],
];

export const understandStatus = (written: string): string | null => {
  if (written.length > 80) return null;
  const folded = fold(written);
  return statuses.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
};

/** A count of participants; zero stands for "not said". */
export const understandCount = (written: string): string | null => {
  const found = /(?<![\d.,])(\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d{1,7})(?![\d.]*\d)/
    .exec(written.slice(0, 200))?.[1]
    ?.replace(/\D/g, "");
  return found === undefined || /^0+$/.test(found) ? null : found.replace(/^0+/, "");
};

/** "18 Years", "18 Year(s)", "6 months" to "18 years", "6 months"; "N/A" to null. */
export const understandAge = (written: string): string | null => {
  const found =
    /(\d{1,3})\s*-?\s*(years?|year\(s\)|yrs?|y|months?|month\(s\)|m|weeks?|w|days?|d|hours?)\b|(\d{1,3})(?!\d)/i.exec(
      written.slice(0, 60),
    );
  if (found === null) return null;
  const count = found[1] ?? found[3] ?? "";
  const unit = found[2] ?? "years";
  const name =
    { y: "year", m: "month", w: "week", d: "day", h: "hour" }[unit.toLowerCase().slice(0, 1)] ?? "year";
  return count === "0" ? null : `${count} ${name}${count === "1" ? "" : "s"}`;
};

/** Both ends of "18 Years to 75 Years", "18 Years and older", "up to 17 Years". */
export const understandAgeRange = (
  written: string,
): { readonly minimum: string | null; readonly maximum: string | null } => {
  const text = written.slice(0, 120);
  const range =
    /(\d{1,3}\s*(?:years?|months?|y)?)\s*(?:to|-|–|and up to|until)\s*(\d{1,3}\s*(?:years?|months?|y)?)/i.exec(
      text,
    );
  if (range !== null) {
    const maximum = understandAge(range[2] ?? "");
    const unit = /[a-z]/i.test(range[1] ?? "") ? "" : (maximum?.split(" ")[1] ?? "");
    return { minimum: understandAge(`${range[1] ?? ""} ${unit}`), maximum };
  }
  const single = understandAge(text);
  if (/up to|younger|under|at most|maximum|≤/i.test(text)) return { minimum: null, maximum: single };
  return {
    minimum: /older|over|above|and up|minimum|at least|≥|\+/i.test(text) ? single : null,
    maximum: null,
  };
};

export const understandSex = (written: string): string | null => {
  if (written.length > 60) return null;
  const folded = fold(written);
  const male = /\bmales?\b|\bmen\b|^m$/.test(folded);
  const female = /\bfemales?\b|\bwomen\b|^f$/.test(folded);
  if (/^(?:all|both|any|either)\b/.test(folded) || (male && female)) return "all";
  return male ? "male" : female ? "female" : null;
};

export const understandYesNo = (written: string): string | null => {
  if (written.length > 80) return null;
  const folded = fold(written);
  if (/^(?:no|false|not accepted|does not accept)\b/.test(folded)) return "no";
  return /^(?:yes|true|accepts|accepted)\b/.test(folded) ? "yes" : null;
};

const notApplicable = /^(?:na|n\/a|not applicable|none|n\.a)\b/;

export const understandAllocation = (written: string): string | null => {
  const folded = fold(written.slice(0, 200));
  if (/non ?randomi[sz]ed|not randomi[sz]ed|no randomi[sz]ation/.test(folded)) return "non-randomised";
  if (/randomi[sz]ed|randomi[sz]ation/.test(folded)) return "randomised";
  return notApplicable.test(folded) || /single arm/.test(folded) ? "not applicable" : null;
};

export const understandModel = (written: string): string | null => {
  const folded = fold(written.slice(0, 200));
  if (/single group|single arm|one arm|uncontrolled/.test(folded)) return "single group";
  if (/parallel/.test(folded)) return "parallel";
  if (/cross ?over/.test(folded)) return "crossover";
  if (/factorial/.test(folded)) return "factorial";
  return /sequential/.test(folded) ? "sequential" : null;
};

export const understandMasking = (written: string): string | null => {
  const folded = fold(written.slice(0, 200));
  if (/quadruple/.test(folded)) return "quadruple";
  if (/triple/.test(folded)) return "triple";
  if (/double/.test(folded)) return "double";
  if (/single/.test(folded)) return "single";
  return /^none|open label|open|unblinded|unmasked|not blinded|no masking/.test(folded) ? "none" : null;
};

const purposes = [
  "treatment",
  "prevention",
  "diagnostic",
  "supportive care",
  "screening",
  "health services research",
  "basic science",
  "device feasibility",
  "other",
] as const;

export const understandPurpose = (written: string): string | null => {
  const folded = fold(written.slice(0, 120));
  return purposes.find((each) => folded.startsWith(each)) ?? (/^therap/.test(folded) ? "treatment" : null);
};
