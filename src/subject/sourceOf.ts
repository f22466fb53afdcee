import type { Event } from "./event.ts";
import { originOf } from "./payloads.ts";

/** Where a fact was recorded, for a reader: its place in a file, or the form and who filled it in. */
export const sourceOf = (event: Event): string =>
  originOf(event.payload).source ?? `form, ${event.actor.name}`;
