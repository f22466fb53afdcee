import type { Observation } from "../condition/index.ts";
import { deriveClearances } from "./deriveClearances.ts";
import { deriveProthrombin } from "./deriveProthrombin.ts";
import { deriveSexFacts } from "./deriveSexFacts.ts";
import type { Known } from "./known.ts";

/** Facts that nobody recorded and that follow from recorded ones; each names in `derivedFrom` what it follows from. */
export const deriveObservations = (known: Known): readonly Observation[] => [
  ...deriveSexFacts(known),
  ...deriveProthrombin(known),
  ...deriveClearances(known),
];
