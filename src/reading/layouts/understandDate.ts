const months: Readonly<Record<string, string>> = {
  jan: "01",
  feb: "02",
  mar: "03",
  apr: "04",
  may: "05",
  jun: "06",
  jul: "07",
  aug: "08",
  sep: "09",
  oct: "10",
  nov: "11",
  dec: "12",
};
const two = (digits: string): string => digits.padStart(2, "0");

const build = (year: string, month: string, day: string | undefined): string | null => {
  const number = Number(month);
  const dayNumber = day === undefined ? 1 : Number(day);
  if (number < 1 || number > 12 || dayNumber < 1 || dayNumber > 31) return null;
  return day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
};

/**
 * A date as registries write it, to "2026-06-05" or "2026-06". Numeric dates with the day first are understood where the record
 * comes from a registry that writes so (`dayFirst`), or where only one reading exists.
 */
export const understandDate = (written: string, dayFirst = false): string | null => {
  const text = written.slice(0, 60).trim();
  const iso = /(?<!\d)(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)/.exec(text);
  if (iso !== null) return build(iso[1] ?? "", iso[2] ?? "", iso[3]);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact !== null) return build(compact[1] ?? "", compact[2] ?? "", compact[3]);
  const monthOf = (name: string): string => months[name.slice(0, 3).toLowerCase()] ?? "0";
  const named = /\b([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b/.exec(text);
  const dayNamed = /\b(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})\b/.exec(text);
  if (dayNamed !== null) return build(dayNamed[3] ?? "", monthOf(dayNamed[2] ?? ""), dayNamed[1]);
  if (named !== null) return build(named[3] ?? "", monthOf(named[1] ?? ""), named[2]);
  const numeric = /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/.exec(text);
  if (numeric !== null) {
    const [, first = "", second = "", year = ""] = numeric;
    if (dayFirst || Number(first) > 12 || first === second) return build(year, second, first);
    return Number(second) > 12 ? build(year, first, second) : null;
  }
  const year = /^(\d{4})$/.exec(text)?.[1];
  return year ?? null;
};
