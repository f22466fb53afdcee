import { pagedAdapter } from "./pagedAdapter.ts";

/** A label on one line, its value on the next: Overview, Status, Phase, Details, Criteria. */
export const labelledPage = pagedAdapter("labelled-page");
