import type { DateSpan, IsoDate, PartialDate } from "../kernel/calendar.ts";
import type { Quantity } from "../kernel/quantity.ts";
import type { Anchor, RecordType } from "./condition.ts";

/** One result. `<5` is value 5 with comparator "<": an interval, never a 5. */
export type Observation = {
  readonly id: string;
  readonly variable: string;
  readonly value?: Quantity | string | boolean;
  readonly comparator?: "<" | "<=" | ">=" | ">";
  /** The limits printed with this same result, or taken from its laboratory's dated table. */
  readonly limits?: { readonly lower?: Quantity; readonly upper?: Quantity };
  readonly collected?: PartialDate;
  readonly issued?: string;
  /** FHIR observation status: only final, corrected and amended count. */
  readonly status: string;
  readonly method?: string;
  readonly laboratory?: string;
  /** Where it was recorded: "observations.csv:12", "Observation/ab1", "form, E. Lind". */
  readonly source: string;
  /** What it was derived from, when nobody measured it: "sex: male". */
  readonly derivedFrom?: readonly string[];
};

export type FieldValue = string | boolean | Quantity | readonly string[];

/** One entry of a list: a diagnosis, a treatment, a lesion. Absent fields are unknown. */
export type ClinicalRecord = {
  readonly id: string;
  readonly recordType: RecordType;
  /** Concept ids of knowledge/codes; null when the source's code or text is not mapped, so any concept is possible. */
  readonly concepts: readonly string[] | null;
  /** The source's own words or code, for display. */
  readonly display: string;
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  /** Still going on at the evaluation; without it and without an end, the end is unknown. */
  readonly ongoing?: boolean;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly source: string;
};

/** Complete only by a recorded statement, and only for what lies before `completeAsOf`. */
export type RecordList = {
  readonly recordType: RecordType;
  readonly records: readonly ClinicalRecord[];
  readonly completeness: "complete" | "partial";
  readonly completeAsOf?: PartialDate;
  readonly completenessSource?: string;
};

export type HumanAnswer = {
  readonly id: string;
  readonly question: string;
  readonly answer: "yes" | "no";
  readonly by: string;
  readonly role: string;
  readonly date: PartialDate;
  readonly source: string;
};

/** A fact about the person that has no unit: sex, childbearing potential. */
export type Attribute = { readonly id: string; readonly value: string; readonly source: string };

/** What is known of one subject: the view of the timeline that conditions are evaluated on. */
export type Chart = {
  readonly subject: string;
  /** The site's zone (IANA name): the civil day of an instant depends on it. */
  readonly zone: string;
  readonly birth?: { readonly id: string; readonly span: DateSpan; readonly source: string };
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly observations: ReadonlyMap<string, readonly Observation[]>;
  readonly lists: ReadonlyMap<RecordType, RecordList>;
  /** By question id, oldest first. */
  readonly answers: ReadonlyMap<string, readonly HumanAnswer[]>;
  readonly anchors: ReadonlyMap<
    Anchor,
    { readonly id: string; readonly date: PartialDate; readonly source: string }
  >;
};

/** When a condition is evaluated and which repairs have been decided (repair id to candidate). */
export type Situation = {
  readonly asOf: IsoDate;
  readonly decisions: ReadonlyMap<string, string>;
};
