const longestLabel = 120;

/** Lines repeat within a record and between records; what was folded is kept, up to this many. */
const mostKept = 5000;
const kept = new Map<string, string>();

/** A label as it is compared: without case, accents, list and table marks around it, runs of blanks. */
export const foldLabel = (written: string): string => {
  if (written.length > longestLabel * 2) return "";
  const known = kept.get(written);
  if (known !== undefined) return known;
  const folded = fold(written);
  if (kept.size >= mostKept) kept.clear();
  kept.set(written, folded);
  return folded;
};

const isPlain = /^[\x20-\x7e]*$/;

/** Most labels are plain letters, which need nothing but case and the marks around them. */
const fold = (written: string): string =>
  isPlain.test(written) ? trimMarks(written.toLowerCase()) : foldAny(written);

const trimMarks = (lower: string): string =>
  lower
    .replace(/_/g, " ")
    .replace(/&/g, "and")
    .replace(/^[\s|#*>\-=+]+/, "")
    .replace(/[\s|#*:?.\-=]+$/, "")
    .replace(/ {2,}/g, " ")
    .slice(0, longestLabel);

const foldAny = (written: string): string =>
  written
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .replace(/_/g, " ")
    .replace(/&/g, "and")
    .replace(/^[\s|#*•·>\-–=+▪■◆►○●]+/u, "")
    .replace(/[\s|#*:：?.\-–=]+$/u, "")
    .replace(/\s+/g, " ")
    .slice(0, longestLabel)
    .normalize("NFC");

/** Words of a folded text. */
export const wordsOf = (folded: string): readonly string[] =>
  folded.split(/[\s/,;:()[\]"“”]+/u).filter((each) => each !== "");
