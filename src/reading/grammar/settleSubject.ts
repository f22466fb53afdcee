import { dimensionOf } from "../../knowledge/index.ts";
import type { FoundRepair } from "../sentence.ts";
import { stretchOf, type Traced } from "../traced.ts";
import type { Constraint } from "./constraint.ts";
import { type Marked, quantityOf, type Subject } from "./marked.ts";
import { measureOf } from "./measure.ts";

type Settled = { readonly subject: Subject; readonly repairs: readonly FoundRepair[] };

/** Names that the unit beside them shows to mean another thing than they say. */
export const settleSubject = (
  marked: Marked,
  constraint: Constraint,
  subject: Subject,
  traced: Traced,
): Settled => {
  const unit = quantityOf(constraint).unit?.unit;
  const { name } = subject;
  if (name === null) return { subject, repairs: [] };
  const start = marked.tokens[name.start]?.start ?? 0;
  const end = marked.tokens[name.end - 1]?.end ?? 0;
  const written = marked.text.slice(start, end);
  const at = stretchOf(traced, start, end);
  const remark = (
    code: string,
    candidates: readonly string[],
    confidence: FoundRepair["confidence"],
    evidence: string,
  ): FoundRepair => ({
    code,
    at,
    written,
    candidates,
    ...(candidates[0] === undefined ? {} : { proposed: candidates[0] }),
    confidence,
    evidence: [evidence],
  });
  const dimension = unit === undefined ? undefined : dimensionOf(unit);
  const isClearance = dimension === "clearance" || dimension === "clearancePerStandardSurface";
  if (subject.ids.length === 0 && isClearance && /\bEGFR$/.test(written) && measureOf("egfr") !== null)
    return {
      subject: { ...subject, ids: ["egfr"], origin: "left" },
      repairs: [
        remark(
          "TERM",
          ["eGFR", "EGFR"],
          "high",
          "a clearance is given: the filtration rate is meant, not the receptor",
        ),
      ],
    };
  const isProthrombin =
    subject.ids.includes("pt.seconds") || (subject.ids.length === 0 && /prothrombin time$/i.test(written));
  if (isProthrombin && unit === "%" && measureOf("pt.activity") !== null)
    return {
      subject: { ...subject, ids: ["pt.activity"], origin: "left" },
      repairs: [
        remark(
          "TERM",
          ["prothrombin activity (Quick)"],
          "high",
          "a prothrombin time in percent is the activity after Quick, not seconds",
        ),
      ],
    };
  if (subject.ids.includes("pt.activity") && unit === "%" && /prothrombin time/i.test(written))
    return {
      subject,
      repairs: [
        remark(
          "TERM",
          ["prothrombin activity (Quick)"],
          "high",
          "a prothrombin time in percent is the activity after Quick, not seconds",
        ),
      ],
    };
  const before = marked.text.slice(Math.max(0, start - 60), end);
  if (subject.ids.includes("aptt") && /prothrombin time\W+\w+$/i.test(before))
    return {
      subject,
      repairs: [
        remark(
          "TERM_MISNOMER",
          ["aPTT", "PT"],
          "high",
          "the abbreviation is that of the activated partial thromboplastin time",
        ),
      ],
    };
  if (subject.ids.includes("aptt") && written === "PTT")
    return {
      subject,
      repairs: [remark("TERM", ["aPTT", "PTT"], "medium", "PTT mostly stands for the activated test")],
    };
  return { subject, repairs: [] };
};
