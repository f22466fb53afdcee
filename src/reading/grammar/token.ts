import type { Decimal } from "../../kernel/decimal.ts";

/** A comparison sign as it is meant: "=<", "≤", "</=" and "< =" are all "<=". */
export type ComparisonSign = "<" | "<=" | ">" | ">=" | "=";

/**
 * A piece of a text. Words are letters with the digits that follow them ("CD4", "m²"), numbers are digits with their decimal point
 * and thousands, signs are one character each, except for comparison signs; a break ends a sentence or a line.
 */
export type Token = {
  readonly kind: "word" | "number" | "sign" | "compare" | "break";
  readonly start: number;
  readonly end: number;
  /** Lower case; a comparison sign as it is meant. */
  readonly text: string;
  /** As `text` without the plural and with one spelling for British and American words; what phrases are looked up by. */
  readonly stem: string;
  /** Of numbers and number words ("three"); null for all else. */
  readonly value: Decimal | null;
  /** A blank stands before it. */
  readonly spaced: boolean;
  /**
   * A number whose writing leaves a doubt: a decimal comma ("0,5", "0,1"), a point before three digits ("75.000"), a blank
   * between thousands; a sign that stands for a lost one: "³ 18"; a sign that
   * nothing can be told of: "? 18".
   */
  readonly doubt: "comma" | "pointThousands" | "blankThousands" | "lostSign" | "unreadable" | null;
};
