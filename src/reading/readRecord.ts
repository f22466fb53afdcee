import { mendText } from "./defects/index.ts";
import type { NotARecord } from "./document.ts";
import { findBounds } from "./grammar/index.ts";
import { readDocument } from "./layouts/index.ts";
import { readLists } from "./lists/index.ts";
import { assembleRecord, type RecordSource } from "./meaning/assemble.ts";
import type { ReadRecord } from "./proposal.ts";

/** Reads the text of a trial record: its fields, criteria, atoms, repairs and questions; every character accounted for. */
export const readRecord = (text: string, source: RecordSource): ReadRecord | NotARecord =>
  assembleRecord(text, source, { readDocument, mendText, readLists, findBounds });
