import type { Traced } from "./traced.ts";

/** How a record is laid out: which registry, export or page it comes from. */
export const layoutIds = [
  "search-row",
  "registry-cell",
  "labelled-page",
  "flattened-page",
  "annotated-page",
  "ctgov-api-v2",
  "ctgov-xml",
  "eu-ctr",
  "ctis",
  "isrctn",
  "ictrp",
  "plain-text",
] as const;
export type LayoutId = (typeof layoutIds)[number];

/** What a record says besides its eligibility, kept as written beside what was understood. */
export const fieldNames = [
  "id",
  "title",
  "officialTitle",
  "summary",
  "phase",
  "status",
  "sponsor",
  "enrolment",
  "conditions",
  "arm",
  "intervention",
  "primaryOutcome",
  "secondaryOutcome",
  "site",
  "startDate",
  "completionDate",
  "lastUpdated",
  "minimumAge",
  "maximumAge",
  "sex",
  "healthyVolunteers",
  "allocation",
  "model",
  "masking",
  "purpose",
] as const;
export type FieldName = (typeof fieldNames)[number];

export type RecordField = {
  readonly name: FieldName;
  readonly written: Traced;
  /** In the words of the field: "Phase 2", "2026-06-05", "195"; null where nothing was understood. */
  readonly understood: string | null;
  /** What was understood of an arm, intervention or outcome, name by name: { drug, activity, cycles, interval, route, timeFrame, kind }. */
  readonly parts?: Readonly<Record<string, string>>;
  /** Where parts stand that are not in `written`: the description of an arm, the name in a table of columns. */
  readonly places?: Readonly<Record<string, Traced>>;
};

/** One side of the eligibility text, without its heading. */
export type Section = {
  readonly heading: "inclusion" | "exclusion";
  readonly text: Traced;
  /** Its heading as printed, where it has one: "Exclusion criteria, cohort B:". */
  readonly title?: Traced;
};

/** Text of the record that is no content, and why. */
export type Ignored = { readonly text: Traced; readonly reason: "boilerplate" | "heading" | "navigation" };

/** A record taken apart by its layout. No section: the record has no eligibility part. */
export type RecordDocument = {
  readonly layout: LayoutId;
  /** Why this layout and not another. */
  readonly evidence: readonly string[];
  readonly sections: readonly Section[];
  readonly fields: readonly RecordField[];
  readonly ignored: readonly Ignored[];
};

/** Why a text is no trial record, with what was looked for. */
export type NotARecord = { readonly kind: "notARecord"; readonly lookedFor: readonly string[] };
