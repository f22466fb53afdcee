const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Month of a date as people write it: "Mar". */
export const monthName = (month: number): string => months[month - 1] ?? "";

/** `2026-03-17` is 17 Mar 2026, `2026-03` is Mar 2026; a time of day follows in the zone it was written in. */
export const showDate = (text: string): string => {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}))?)?)?/.exec(text);
  if (match === null) return text;
  const [, year = "", month, day, time] = match;
  if (month === undefined) return year;
  const name = monthName(Number(month));
  if (day === undefined) return `${name} ${year}`;
  return `${Number(day)} ${name} ${year}${time === undefined ? "" : `, ${time}`}`;
};
