import type { Condition, Repair, RepairDecision } from "../../condition/index.ts";
import type { IsoDate } from "../../kernel/calendar.ts";
import type { Issue } from "../../kernel/failure.ts";
import type { Truth } from "../../kernel/truth.ts";
import type { Protocol } from "../../protocol/index.ts";
import type { ReadRecord } from "../../reading/index.ts";
import type { Entry as CriterionEntry, OpenQuestion, Screening } from "../../screening/index.ts";
import type { Event } from "../../subject/index.ts";

/**
 * What travels between server and browser. Every path below starts with /api/v1 and takes the query
 * parameters `store=main|examples` (default main) and `asOf=YYYY-MM-DD` (default: today at the site;
 * what had happened by then, as known at the end of that day when it lies in the past).
 * Errors: 400, 404, 409 with `Problem`.
 */
export type Store = "main" | "examples";
export type Problem = { readonly title: string; readonly detail: string; readonly issues: readonly Issue[] };

/** GET /state: what the frame needs. */
export type State = {
  readonly version: string;
  readonly today: IsoDate;
  readonly zone: string;
  readonly actor: { readonly name: string; readonly role: string; readonly site: string };
  readonly stores: readonly {
    readonly id: Store;
    readonly label: string;
    readonly synthetic: boolean;
    readonly subjects: number;
    readonly logHead: string;
  }[];
};

/** GET /trials -> TrialSummary[] */
export type TrialSummary = {
  readonly id: string;
  readonly version: number;
  readonly shortName: string;
  readonly summary: string;
  readonly sponsor: string;
  readonly phase: string | null;
  readonly status: string | null;
  readonly agent: string;
  readonly screenable: boolean;
  readonly counts: {
    readonly criteria: number;
    readonly repairsOpen: number;
    readonly questionsOpen: number;
    readonly subjects: number;
    readonly eligible: number;
    readonly oneAnswerAway: number;
    readonly undetermined: number;
    readonly later: number;
    readonly ineligible: number;
  };
  readonly arms: Protocol["arms"];
};

/** GET /trials/:id -> TrialDetail */
export type TrialDetail = {
  readonly protocol: Protocol;
  /** Plain English of every criterion, from `describe`, by criterion id. */
  readonly english: Readonly<Record<string, string>>;
  readonly repairs: readonly (Repair & {
    readonly decision: RepairDecision | null;
    readonly criteria: readonly string[];
  })[];
  /** The record's own text, when it is at hand and its sha256 fits. */
  readonly recordText: string | null;
};
/** POST /trials/:id/repairs/:repairId  body RepairRequest -> TrialDetail["repairs"][number] */
export type RepairRequest = {
  readonly decision: "confirmed" | "rejected";
  readonly chosen: string | null;
  readonly reason: string;
  readonly by: string;
  readonly role: string;
};
/** POST /trials/:id/record  body: the text -> { accepted: boolean; sha256: string } ; refused when the hash differs */

/** GET /trials/:id/screening -> ScreeningTable : the matrix, without trees. */
export type ScreeningTable = {
  readonly trial: string;
  readonly version: number;
  readonly asOf: IsoDate;
  readonly logHead: string;
  readonly columns: readonly {
    readonly id: string;
    readonly title: string;
    readonly topic: string;
    readonly role: "inclusion" | "exclusion";
    readonly summary: string;
  }[];
  readonly rows: readonly {
    readonly subject: string;
    /** "64 F": age and sex as far as known. */
    readonly person: string;
    readonly status: Screening["status"];
    /** Shown state: eligible, one answer away, more to ask, to confirm, later, not eligible. */
    readonly state: "eligible" | "oneAway" | "moreToAsk" | "confirm" | "later" | "ineligible";
    readonly toAsk: number;
    readonly earliest: IsoDate | null;
    /** By column id. `repair` marks a cell that waits for a repair to be confirmed. */
    readonly cells: Readonly<
      Record<
        string,
        {
          readonly entry: CriterionEntry;
          readonly truth: Truth;
          readonly waitsFor: "answer" | "repair" | "time" | null;
          readonly summary: string;
        }
      >
    >;
  }[];
};

/** GET /subjects -> SubjectSummary[] */
export type SubjectSummary = {
  readonly subject: string;
  readonly name: string | null;
  readonly person: string;
  readonly events: number;
  readonly lastRecorded: string | null;
  readonly trials: readonly {
    readonly trial: string;
    readonly status: Screening["status"];
    readonly state: ScreeningTable["rows"][number]["state"];
    readonly toAsk: number;
    readonly earliest: IsoDate | null;
  }[];
};

/** GET /subjects/:id -> SubjectDetail : the time axis and the log of one subject. */
export type SubjectDetail = {
  readonly subject: string;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly person: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly anchors: readonly { readonly anchor: string; readonly date: string }[];
  readonly series: readonly {
    readonly variable: string;
    readonly label: string;
    readonly unit: string;
    readonly points: readonly {
      readonly date: string;
      readonly value: string;
      readonly written: string;
      readonly comparator: string | null;
      readonly lower: string | null;
      readonly upper: string | null;
      readonly source: string;
      readonly event: string;
    }[];
    /** Bounds of the trials on this variable in the same unit. */
    readonly limits: readonly {
      readonly trial: string;
      readonly criterion: string;
      readonly relation: string;
      readonly value: string;
    }[];
  }[];
  readonly records: readonly {
    readonly event: string;
    readonly type: string;
    readonly label: string;
    readonly start: string | null;
    readonly end: string | null;
    readonly ongoing: boolean;
    readonly fields: Readonly<Record<string, string>>;
    readonly source: string;
  }[];
  readonly lists: readonly {
    readonly type: string;
    readonly completeness: string;
    readonly asOf: string | null;
  }[];
  readonly answers: readonly {
    readonly event: string;
    readonly question: string;
    readonly answer: string;
    readonly by: string;
    readonly role: string;
    readonly date: string;
  }[];
  readonly events: readonly (Event & { readonly supersededBy: string | null })[];
};
/** GET /subjects/:id/eligibility?trial=ID -> Screening (whole, with trees) ; english by criterion id comes with it */
export type SubjectEligibility = {
  readonly screening: Screening;
  readonly english: Readonly<Record<string, string>>;
  readonly titles: Readonly<Record<string, string>>;
};
/** POST /subjects/:id/decision  body { trial, reason } -> the screeningDecision event ; GET /subjects/:id/decisions -> DecisionReplay[] */
export type DecisionReplay = { readonly event: Event; readonly same: boolean };

/** POST /subjects body { subject, name?, birthDate?, sex? } ; POST /subjects/:id/entries body EntryRequest -> Event ; warnings ask for `confirmed: true` */
export type EntryRequest = {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly effective: string;
  readonly by: string;
  readonly role: string;
  readonly reason?: string;
  readonly supersedes?: string;
  /** The person has seen the plausibility warning and stands by the value. */
  readonly confirmed?: boolean;
};

/** POST /imports (multipart: files) -> ImportPreview ; POST /imports/:id/commit -> ImportResult ; DELETE /imports/:id */
export type ImportPreview = {
  readonly id: string;
  readonly files: readonly { readonly name: string; readonly format: string; readonly rows: number }[];
  readonly subjects: number;
  readonly facts: { readonly added: number; readonly unchanged: number; readonly corrected: number };
  readonly byType: Readonly<Record<string, number>>;
  readonly corrections: readonly {
    readonly subject: string;
    readonly what: string;
    readonly from: string;
    readonly to: string;
    readonly place: string;
  }[];
  /** All corrections; `corrections` shows the first thousand. */
  readonly correctionCount?: number;
  readonly sample: readonly {
    readonly subject: string;
    readonly understood: string;
    readonly place: string;
  }[];
  readonly issues: readonly Issue[];
  readonly issueCount: number;
  /** Rows or files that are left out; `issues` shows the first thousand of all. */
  readonly errorCount?: number;
  readonly unmapped: readonly {
    readonly system: string;
    readonly code: string;
    readonly display: string;
    readonly count: number;
  }[];
  readonly unknownColumns: readonly { readonly file: string; readonly column: string }[];
};
export type ImportResult = {
  readonly added: number;
  readonly corrected: number;
  readonly unchanged: number;
  readonly logHead: string;
};

/** GET /search?q= -> SearchHit[] */
export type SearchHit = {
  readonly kind: "subject" | "trial" | "criterion" | "page";
  readonly label: string;
  readonly detail: string;
  readonly path: string;
};

/** GET /questions?trial= -> open questions over all subjects, grouped by who can answer */
export type QuestionBoard = readonly {
  readonly askedOf: string;
  readonly items: readonly (OpenQuestion & { readonly subject: string; readonly trial: string })[];
}[];

/** GET /vocabulary -> what forms offer */
export type Vocabulary = {
  readonly variables: readonly {
    readonly id: string;
    readonly label: string;
    readonly kind: string;
    readonly canonicalUnit: string | null;
    readonly units: readonly string[];
    readonly values: readonly string[];
    readonly methods: readonly string[];
    readonly plausible: { readonly low: string; readonly high: string } | null;
  }[];
  readonly concepts: readonly { readonly id: string; readonly label: string }[];
  readonly anchors: readonly string[];
  readonly recordTypes: readonly string[];
  readonly roles: readonly string[];
};
/** DELETE /examples -> 204 ; POST /examples -> 201 ; GET /export -> { files: { name, text }[] } of the CSV folder, with format=zip or by a link application/zip, with file=NAME that file ; GET /health (no prefix) -> { status: "ok" } */

/** GET /readings -> ReadingSummary[] : trial records that were read into this store. */
export type ReadingSummary = {
  readonly trial: string;
  readonly title: string | null;
  readonly file: string;
  readonly sha256: string;
  readonly layout: string;
  readonly readAt: string;
  readonly by: string;
  readonly screenable: boolean;
  readonly counts: {
    readonly criteria: number;
    readonly confirmed: number;
    readonly rejected: number;
    readonly opaque: number;
    readonly repairsOpen: number;
    readonly repairsCertain: number;
  };
};
/** What was read, without the text. */
export type StoredRead = Omit<ReadRecord, "record"> & { readonly record: Omit<ReadRecord["record"], "text"> };
/**
 * POST /readings?name=FILE&layout=L  body: the bytes of the record -> ReadingDetail ; 415 when it is no trial record ;
 * the same text again changes nothing ; DELETE /readings/:trial takes a reading back
 */
/** GET /readings/:trial -> ReadingDetail */
export type ReadingDetail = {
  readonly summary: ReadingSummary;
  readonly text: string;
  readonly read: StoredRead;
  /** As proposed, before anybody's word. */
  readonly proposal: Protocol;
  /** Plain English of every criterion as it is proposed or was mended, by criterion id. */
  readonly english: Readonly<Record<string, string>>;
  readonly repairs: TrialDetail["repairs"];
  readonly reviews: Readonly<
    Record<
      string,
      {
        readonly state: "open" | "confirmed" | "rejected";
        /** The mended condition; null: as proposed. */
        readonly expression: Condition | null;
        readonly by: string | null;
        readonly role: string | null;
        readonly at: string | null;
        readonly reason: string | null;
      }
    >
  >;
  /** Against the version of the record before; null for a first reading. */
  readonly difference: {
    readonly changes: Readonly<
      Record<
        string,
        {
          readonly kind: "same" | "changed" | "new";
          readonly before: string | null;
          readonly textBefore: string | null;
        }
      >
    >;
    readonly removed: readonly { readonly id: string; readonly text: string }[];
  } | null;
  readonly earlier: readonly { readonly sha256: string; readonly file: string; readonly readAt: string }[];
};
/** POST /readings/:trial/criteria/:criterion  body CriterionReviewRequest -> ReadingDetail */
export type CriterionReviewRequest = {
  readonly decision: "confirmed" | "rejected" | "reopened";
  /** A mended condition; null or absent: as proposed. */
  readonly expression?: Condition | null;
  readonly reason: string;
  readonly by: string;
  readonly role: string;
};
/** POST /conditions/describe  body { expression } -> ConditionCheck : plain English while somebody edits, and what does not fit. */
export type ConditionCheck = { readonly english: string | null; readonly issues: readonly Issue[] };
