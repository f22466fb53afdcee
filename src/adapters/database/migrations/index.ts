import { events } from "./0001-events.ts";
import { identities } from "./0002-identities.ts";
import { documents } from "./0003-documents.ts";
import { lighterIndexes } from "./0004-lighter-indexes.ts";
import type { Migration } from "./migration.ts";

/** In order; a new step goes to the end with the next number. */
export const migrations: readonly Migration[] = [events, identities, documents, lighterIndexes];
