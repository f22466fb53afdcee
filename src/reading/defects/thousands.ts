import { certainly, type Detector, noFindings, perhaps } from "./finding.ts";

const countUnit =
  /^\s{0,2}(?:(?:cells?|platelets?|leu[kc]ocytes?|neutrophils?|granulocytes?|lymphocytes?|thrombocytes?|PLT|WBC|ANC)\s?)?(?:\/|per\s)\s{0,2}(?:mm\s?\^?[3³]|[µuU][lL]|mc[lL]|cu\.?\s?mm|c\.?mm|microlit(?:er|re)|cubic mill)/;
const rangeTo = /^\s{0,2}(?:-|–|to|and)\s{0,2}[<>≤≥]?\s?\d{1,3}(?:[. ]\d{3}){1,2}(?!\d)/;
const grouped = /(?<![\d.,A-Za-z])(\d{1,3})((?:\.\d{3}){1,3}|(?: \d{3}){1,3})(?![\d]|[.,]\d)/g;
const compared =
  /(?:[<>≤≥=]|than|of|least|most|to|above|below|under|over|exceeding|minimum|maximum)\s{0,2}$/i;

/** Length of the unit of a count that stands at `at`, also behind the other end of a range; 0 where there is none. */
const countUnitAt = (text: string, at: number): number => {
  const after = text.slice(at, at + 40);
  const own = countUnit.exec(after);
  if (own !== null) return own[0].length;
  const range = rangeTo.exec(after);
  return range !== null && countUnit.test(after.slice(range[0].length)) ? range[0].length : 0;
};

/** "75.000/mm3", "75 000/µL": separators of thousands in cell counts. */
export const readThousands: Detector = (traced) => {
  const { text } = traced;
  const found = noFindings();
  for (const { 0: written, 1: first = "", 2: groups = "", index } of text.matchAll(grouped)) {
    const end = index + written.length;
    const unit = countUnitAt(text, end);
    if (unit === 0 || first.startsWith("0")) continue;
    const isPoint = groups.startsWith(".");
    const digits = written.replace(/[. ]/g, "");
    if (!isPoint && !(written.endsWith("0") && compared.test(text.slice(Math.max(0, index - 12), index))))
      continue;
    found.edits.push({ start: index, end, text: digits });
    found.repairs.push(
      certainly(traced, index, end + unit, "DECIMAL_THOUSANDS", digits, [
        isPoint
          ? `A point before three digits parts thousands here: ${written} as a decimal would be ${first}${text.slice(end, end + unit).trim()}, no count of blood cells.`
          : "A blank parts thousands in a cell count.",
      ]),
    );
  }
  return found;
};

const unitAfter =
  /^\s?(?:[x×*]|%|mg|µg|ug|mcg|ng|pg|kg|g\b|g\/|mmol|µmol|umol|nmol|pmol|mol|cm|mm|mL|ml|dL|L\b|IU|mIU|U\/|kPa|mmHg|°|10\^|m²|times|fold|ULN|LLN|GBq|MBq|Gy|years|weeks|months|hours)/;
const shortDecimal = /(?<![\d.,A-Za-z])(\d{1,4})(,|·|∙|⋅)(\d{1,2})(?![\d,·^]|\.\d)/g;
const listed =
  /(?:grade|grades|stage|stages|class|type|types|score|ecog|who|asa|nyha|ps|status|level|cycles?|g)\s{0,2}[<>≤≥=]?\s?$/i;

/** "2,5 x ULN", "1·5 mg/dL": a decimal comma or a raised point before a unit or after a comparison. */
export const readDecimals: Detector = (traced) => {
  const { text } = traced;
  const found = noFindings();
  for (const { 0: written, 1: whole = "", 2: mark = "", 3: part = "", index } of text.matchAll(
    shortDecimal,
  )) {
    const end = index + written.length;
    const before = text.slice(Math.max(0, index - 14), index);
    const isMeasured = unitAfter.test(text.slice(end, end + 12));
    if (mark !== "," && part === "10") continue;
    if (listed.test(before) || (!isMeasured && !/[<>≤≥]\s{0,2}$/.test(before))) continue;
    const at = index + whole.length;
    found.edits.push({ start: at, end: at + 1, text: "." });
    found.repairs.push(
      certainly(traced, index, end, "DECIMAL_THOUSANDS", `${whole}.${part}`, [
        mark === "," ? "A decimal comma." : "A decimal point at half height.",
      ]),
    );
  }
  // Where the record writes decimal commas, "1,500" is not certainly one thousand five hundred.
  if (found.repairs.some(({ written }) => written?.includes(",")))
    for (const { 0: written, index } of text.matchAll(/(?<![\d.,A-Za-z])[1-9],\d{3}(?![\d,.])/g)) {
      const end = index + written.length;
      if (countUnitAt(text, end) > 0) continue;
      found.repairs.push(
        perhaps(
          traced,
          index,
          end,
          "DECIMAL_THOUSANDS",
          "medium",
          [written.replace(",", ""), written.replace(",", ".")],
          ["The record also writes decimal commas."],
        ),
      );
    }
  return found;
};
