import type { TrialRepair } from "../api/contract.ts";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { sayReading } from "../words/sayReading.ts";
import { codeWord } from "./repairCodes.ts";

/** "certain, applied", "high, to confirm", "confirmed by E. Lind". */
export const phraseRepairState = (repair: TrialRepair): string =>
  repair.decision !== null
    ? `${repair.decision.decision} by ${repair.decision.by}, ${repair.decision.role}`
    : repair.confidence === "certain"
      ? "certain, applied"
      : repair.candidates.length === 0
        ? "a remark on the wording"
        : `${repair.confidence === "none" ? "no proposal" : `confidence ${repair.confidence}`}, to confirm`;

/** What the text says and what it is taken for: FROM → TO. */
export const RepairArrow = ({ repair }: { readonly repair: TrialRepair }) => {
  const to = repair.decision?.chosen ?? repair.proposed ?? null;
  return (
    <span>
      <span className="repair">{repair.written ?? codeWord(repair.code)}</span>
      {to === null ? null : (
        <>
          <span aria-hidden="true"> → </span>
          <span className="vh"> read as </span>
          <b>{sayReading(to)}</b>
        </>
      )}
    </span>
  );
};

/** One repair under a finding, with the way to confirm it. */
export const RepairLine = ({ repair, trial }: { readonly repair: TrialRepair; readonly trial: string }) => (
  <li>
    {repair.candidates.length === 0 && repair.proposed === undefined ? "remark" : "repaired"}:{" "}
    <RepairArrow repair={repair} /> <span className="conf">({phraseRepairState(repair)})</span>{" "}
    <PlaceLink to={`/trials/${trial}?repair=${encodeURIComponent(repair.id)}`}>
      {repair.decision === null && repair.confidence !== "certain" && repair.candidates.length > 0
        ? "Decide"
        : "See it"}
      <span className="vh"> repair {repair.id}</span>
    </PlaceLink>
  </li>
);
