import { InvalidArgumentError, Option } from "commander";
import { type IsoDate, isIsoDate } from "../kernel/calendar.ts";

const readDate = (text: string): IsoDate => {
  if (!isIsoDate(text)) throw new InvalidArgumentError("Expected a date as YYYY-MM-DD.");
  return text;
};

export const asOfOption = (): Option =>
  new Option("--as-of <date>", "evaluate as of this day (default: today)").argParser(readDate);
export const dataOption = (): Option =>
  new Option("--data <folder>", "data folder (default: THERATRIAL_DATA or ./theratrial-data)");
