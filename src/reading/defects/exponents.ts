import { add, multiply, rational, writeRational } from "../../kernel/decimal.ts";
import type { Traced } from "../traced.ts";
import { certainly, type Detector, type Findings, noFindings, perhaps } from "./finding.ts";

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
export const superscript = (digits: string): string =>
  [...digits].map((each) => superscripts[Number(each)] ?? each).join("");

/** "1.5·103", "100 x109", "x 10 9", "x10(9)", "×10E9": a multiplication by a power of ten without its raised figure. */
const multiplied =
  /(?:(?<![\d.,A-Za-z])(\d[\d.,]{0,11})(\s{0,2}))?(?:(?<![A-Za-z])[xX]|[×*·•∙⋅✕✖∗])(\s{0,2})10(\s?(?:\(|[eE]\+?)?\s?)(1[0-2]|[3-9])(\)?)(?![\d.,])/g;
/** "1.5 109/L", "100 103/uL", "1.5 10 9/L", "1.5 10e9/L": the multiplication sign is lost too. */
const unsigned =
  /(?<![\d.,A-Za-z])(\d[\d.,]{0,7})(\s{1,2})10(\s?(?:\(|[eE]\+?)?\s?)(12|[369])(\)?)(?=\s{0,2}\/)/g;
/** What a count is given per. */
const volume =
  /^\s{0,2}([a-zA-Z]{0,12})\s{0,2}(?:\/|per\s|[·.]\s?(?=[mµuL]))\s{0,2}((?:µ|u|mc|mic|micro|m|d)?(?:L|l|lit(?:er|re)s?)|mm\s?\^?[3³]|cu\.?\s?mm|c\.?mm)(?![a-zA-Z])/;
/** What is counted in powers of ten per millilitre, where the power and the plain number are both possible. */
const copied = /^(?:copies|copy|iu|ui|cfu|pfu|genomes?|virions?|u|eq|geq|parasites|spores|organisms|vp|vg)$/i;

const literal = (value: string, power: string): string | null => {
  const decimal = value.includes(",") ? value.replace(",", ".") : value;
  if (!/^\d+(?:\.\d+)?$/.test(decimal)) return null;
  return writeRational(multiply(rational(decimal), rational(`10${power}`)));
};
const meantCount = (value: string, power: string): string | null => {
  const decimal = value.includes(",") ? value.replace(",", ".") : value;
  if (!/^\d+(?:\.\d+)?$/.test(decimal)) return null;
  let factor = rational("1");
  for (let step = 0; step < Number(power); step += 1) factor = multiply(factor, rational("10"));
  return writeRational(add(multiply(rational(decimal), factor), rational("0")));
};

const judge = (
  traced: Traced,
  found: Findings,
  place: { start: number; sign: number; end: number },
  value: string | undefined,
  gap: string,
  power: string,
): void => {
  const { text } = traced;
  const after = volume.exec(text.slice(place.end, place.end + 40));
  const counted = after?.[1] ?? "";
  const per = after?.[2] ?? "";
  const isVolume = after !== null;
  const isCopied = copied.test(counted) || /^(?:m|d)L$/i.test(per);
  const raised = superscript(power);
  if (isVolume && !isCopied) {
    const end = place.end + after[0].length;
    const unit = text.slice(place.end, end);
    const read = value === undefined ? null : literal(value, power);
    found.edits.push({ start: place.sign, end: place.end, text: `×10^${power}` });
    found.repairs.push(
      certainly(traced, place.start, end, "FLATTENED_EXPONENT", `${value ?? ""}${gap}×10${raised}${unit}`, [
        ...(read === null ? [] : [`Read as printed it is ${read}${unit.trim()}, which no count is.`]),
        `Counts are given in 10${raised} per volume; the raised figure was flattened.`,
      ]),
    );
    return;
  }
  if (value === undefined) return;
  const isFlat = text.slice(place.sign, place.end).trim().endsWith(`10${power}`);
  if (!isFlat || (!isVolume && !/^(?:3|4|5|6|9|12)$/.test(power))) return;
  if (!isVolume && /^\s?[a-zA-Z%°(]?[a-zA-Z]/.test(text.slice(place.end, place.end + 3)) && power !== "9")
    return;
  const end = isVolume ? place.end + after[0].length : place.end;
  const read = literal(value, power);
  found.repairs.push(
    perhaps(
      traced,
      place.start,
      end,
      "FLATTENED_EXPONENT",
      "high",
      [`${value}×10${raised}`, ...(read === null ? [] : [value === "1" ? `10${power}` : read])],
      [
        `A number before “10${power}” is usual with a power of ten: ${meantCount(value, power) ?? `10${raised}`}.`,
        ...(read === null
          ? []
          : [
              `Read as printed it is ${read}${counted === "" ? "" : ` ${counted}`}, which is not impossible.`,
            ]),
      ],
    ),
  );
};

/** Powers of ten that lost their raised figure: certain in a count per volume, proposed in copies per millilitre or without a unit. */
export const readExponents: Detector = (traced) => {
  const { text } = traced;
  const found = noFindings();
  if (!text.includes("10")) return found;
  for (const match of text.matchAll(multiplied)) {
    const [whole, value, gap = "", , , power = ""] = match;
    const sign = match.index + (value === undefined ? 0 : value.length + gap.length);
    judge(traced, found, { start: match.index, sign, end: match.index + whole.length }, value, gap, power);
  }
  for (const match of text.matchAll(unsigned)) {
    const [whole, value = "", gap = "", , power = ""] = match;
    const end = match.index + whole.length;
    const start = match.index;
    if (volume.exec(text.slice(end, end + 40))?.[1] !== "") continue;
    judge(traced, found, { start, sign: start + value.length + gap.length, end }, value, gap, power);
  }
  return found;
};

const squareUnits =
  /(?:1[.,]73\s{0,2}m\s?2|(?:kg|mg|g|µg|ug|mcg|IU|U|L|l|mL|ml|MBq|GBq)\s?\/\s?m\s?2|(?<![\d.,A-Za-z])\d[\d.]{0,6}\s?m2)(?![\dA-Za-z])/g;

/** "1.73m2" and "mg/m2": the square of the metre. */
export const readSquares: Detector = (traced) => {
  const { text } = traced;
  const found = noFindings();
  for (const { 0: written, index } of text.matchAll(squareUnits)) {
    const end = index + written.length;
    const metre = written.lastIndexOf("m");
    found.edits.push({ start: index + metre + 1, end, text: "²" });
    found.repairs.push(
      certainly(traced, index, end, "FLATTENED_EXPONENT", `${written.slice(0, metre)}m²`, [
        "Area of the body in square metres; the raised figure was flattened.",
      ]),
    );
  }
  return found;
};
