import type { Ignored, LayoutId, RecordDocument, RecordField, Section } from "../document.ts";
import type { Traced } from "../traced.ts";

/** A record as an adapter found it, before layout and evidence are added. */
export type Found = Omit<RecordDocument, "layout" | "evidence"> & { readonly evidence: readonly string[] };

/** Reads a text of one layout; null: the text is not of this layout. */
export type Adapter = { readonly layout: LayoutId; readonly read: (whole: Traced) => Found | null };

export const nothing: Found = { sections: [], fields: [], ignored: [], evidence: [] };

export const foundOf = (
  sections: readonly Section[],
  fields: readonly RecordField[],
  ignored: readonly Ignored[],
  evidence: readonly string[] = [],
): Found => ({ sections, fields, ignored, evidence });
