import { Label, Radio, RadioGroup } from "react-aria-components";
import type { RepairRequest, TrialRepair } from "../api/contract.ts";
import { useSend } from "../api/useSend.ts";
import { Mark } from "../finding/Mark.tsx";
import { codeWord } from "../finding/repairCodes.ts";
import { ProblemNote } from "../parts/ProblemNote.tsx";
import { isOpenRepair } from "../trial/isOpenRepair.ts";
import { capital } from "../words/count.ts";
import { sayReading } from "../words/sayReading.ts";
import { tidy } from "../words/tidy.ts";

type Props = {
  readonly repair: TrialRepair;
  readonly trial: string;
  readonly signed: { readonly by: string; readonly role: string };
  readonly isPast: boolean;
};

/** One repair under its criterion: what the text says, what it is taken for, why, and the choice. */
export const SignChoice = ({ repair, trial, signed, isPast }: Props) => {
  const send = useSend<TrialRepair>();
  const isOpen = isOpenRepair(repair);
  const chosen = repair.decision?.chosen ?? null;
  const to = chosen ?? repair.proposed;
  const decide = (candidate: string): void => {
    const body: RepairRequest = {
      decision: "confirmed",
      chosen: candidate,
      reason: "read against the record",
      by: signed.by,
      role: signed.role,
    };
    send.mutate({
      path: `/trials/${encodeURIComponent(trial)}/repairs/${encodeURIComponent(repair.id)}`,
      body,
    });
  };
  const isChoice = repair.candidates.length > 1 && repair.confidence !== "certain" && !isPast;
  return (
    <li className="rep">
      <Mark
        mark={isOpen ? "confirm" : "pass"}
        word={isOpen ? "to confirm" : chosen === null ? "applied" : "confirmed"}
      />
      <span>
        {capital(codeWord(repair.code))}: <span className="repair">{repair.written ?? "the text"}</span>
        {to === undefined ? null : (
          <>
            <span aria-hidden="true"> → </span>
            <span className="vh"> read as </span>
            <b>{sayReading(to)}</b>
          </>
        )}
      </span>
      {isChoice ? (
        <RadioGroup className="ways" value={chosen} onChange={decide} isDisabled={signed.by.trim() === ""}>
          <Label className="vh">Which reading holds for {repair.written ?? "this place"}</Label>
          <div className="seg">
            {repair.candidates.map((candidate) => (
              <Radio key={candidate} value={candidate}>
                {sayReading(candidate)}
              </Radio>
            ))}
          </div>
        </RadioGroup>
      ) : (
        <span />
      )}
      <span className="ev">
        {repair.evidence.map((line) => `${capital(tidy(line)).replace(/\.$/, "")}.`).join(" ")}{" "}
        {isOpen
          ? `Confidence ${repair.confidence}. Until confirmed, every reading is evaluated.`
          : repair.decision === null
            ? repair.confidence === "certain"
              ? "Certain, applied and shown."
              : ""
            : `Chosen by ${repair.decision.by}, ${repair.decision.role}.`}
      </span>
      {send.error === null ? null : <ProblemNote error={send.error} />}
    </li>
  );
};
