import { pagedAdapter } from "./pagedAdapter.ts";

/** Cells of a table, "Eligibility |" before the text and a bar after it: pages made from the legacy ClinicalTrials.gov table. */
export const registryCell = pagedAdapter("registry-cell");
