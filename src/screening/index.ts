export { entryOf, type Gate, gatesOf } from "./entry.ts";
export { explain } from "./explain.ts";
export { type ScreenOptions, screen } from "./screen.ts";
export * from "./screening.ts";
export { type ScreeningJson, screeningSchema, writeScreeningJson } from "./screeningJson.ts";
export { type State, summariseState } from "./summariseState.ts";
