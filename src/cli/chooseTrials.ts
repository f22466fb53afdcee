import { findProtocol, type Protocol, shippedProtocols } from "../protocol/index.ts";
import { badInput } from "./failure.ts";

/** One trial by its number or short name, or "all"; an unknown one lists those there are. */
export const chooseTrials = (id: string): readonly Protocol[] => {
  if (id.toLowerCase() === "all") return shippedProtocols;
  const found =
    findProtocol(id) ??
    shippedProtocols.find(({ shortName }) => shortName.toLowerCase() === id.trim().toLowerCase());
  if (found === undefined)
    throw badInput(
      `There is no trial "${id}". Known trials:`,
      ...shippedProtocols.map((each) => `  ${each.id}  ${each.shortName}`),
    );
  return [found];
};

export const chooseTrial = (id: string): Protocol => {
  const [first, ...others] = chooseTrials(id);
  if (first === undefined || others.length > 0)
    throw badInput(
      "One trial is needed here. Known trials:",
      ...shippedProtocols.map((each) => `  ${each.id}  ${each.shortName}`),
    );
  return first;
};
