export { type Detected, detectLayout } from "./detectLayout.ts";
export { type FoundId, findIds } from "./findIds.ts";
export { readDocument } from "./readDocument.ts";
