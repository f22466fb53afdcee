import { useId, useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import type { RepairRequest, TrialDetail, TrialRepair } from "../api/contract.ts";
import { useVocabulary } from "../api/useApi.ts";
import { useSend } from "../api/useSend.ts";
import { Choice, TextInput } from "../forms/fields.tsx";
import { ProblemNote } from "../parts/ProblemNote.tsx";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { useDraft } from "../place/useDraft.ts";
import { capital } from "../words/count.ts";
import { sayReading } from "../words/sayReading.ts";
import { showDate } from "../words/showDate.ts";
import { tidy } from "../words/tidy.ts";
import { meaningOf } from "./readingMeanings.ts";

type Props = { readonly repair: TrialRepair; readonly detail: TrialDetail };

/** The evidence, what the readings change, and where. */
const About = ({ repair, detail }: Props) => (
  <>
    {repair.evidence.length === 0 ? null : (
      <ul className="evidence">
        {repair.evidence.map((line) => (
          <li key={line}>{capital(tidy(line))}.</li>
        ))}
      </ul>
    )}
    {repair.criteria.length === 0 ? null : (
      <p className="small dim">
        Decides on{" "}
        {repair.criteria.map((id, index) => (
          <span key={id}>
            {index === 0 ? "" : ", "}
            <PlaceLink to={`/trials/${detail.protocol.id}?show=criteria&criterion=${encodeURIComponent(id)}`}>
              {tidy(detail.protocol.population.criteria.find((each) => each.id === id)?.title ?? id)}
            </PlaceLink>
          </span>
        ))}
        .
      </p>
    )}
    {repair.decision === null ? null : (
      <p className="note good">
        <span>
          <b>{capital(repair.decision.decision)}</b>
          {repair.decision.chosen === null ? "" : `: ${sayReading(repair.decision.chosen)}`} by{" "}
          {repair.decision.by}, {repair.decision.role}, {showDate(repair.decision.at)}.
        </span>
        <span className="sub">Reason: {repair.decision.reason}</span>
      </p>
    )}
  </>
);

const Decide = ({ repair, detail }: Props) => {
  const { state } = usePlace();
  const roles = useVocabulary().data?.roles ?? [];
  const send = useSend<TrialRepair>();
  const id = useId();
  const [why, setWhy] = useState<string | null>(null);
  const { draft, set, clear } = useDraft(`repair.${detail.protocol.id}.${repair.id}`, {
    chosen: repair.proposed ?? "",
    by: state.actor.name,
    role: state.actor.role,
    reason: "",
  });
  const decide = (decision: RepairRequest["decision"]) => {
    const chosen = draft["chosen"] ?? "";
    const reason = draft["reason"]?.trim() ?? "";
    const by = draft["by"]?.trim() ?? "";
    if (decision === "confirmed" && chosen === "") return setWhy("Choose the reading that holds.");
    if (reason === "" || by === "") return setWhy("A name and a reason are asked for every decision.");
    setWhy(null);
    const body: RepairRequest = {
      decision,
      chosen: decision === "confirmed" ? chosen : null,
      reason,
      by,
      role: draft["role"] ?? "",
    };
    send.mutate(
      { path: `/trials/${detail.protocol.id}/repairs/${encodeURIComponent(repair.id)}`, body },
      { onSuccess: clear },
    );
  };
  return (
    <form
      className="repair-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        decide("confirmed");
      }}
    >
      <RadioGroup
        className="field ways"
        value={draft["chosen"] ?? ""}
        onChange={(value) => set("chosen", value)}
      >
        <Label>Which reading holds</Label>
        <div className="candidates">
          {repair.candidates.map((candidate) => {
            const meaning = meaningOf(repair, candidate, detail.protocol);
            return (
              <Radio key={candidate} value={candidate}>
                <span className="dot" aria-hidden="true" />
                <span>
                  <b>{sayReading(candidate)}</b>
                  {candidate === repair.proposed ? <span className="tag">proposed</span> : null}
                  {meaning === null ? null : <span className="meaning">{tidy(meaning)}</span>}
                </span>
              </Radio>
            );
          })}
        </div>
      </RadioGroup>
      <div className="row2">
        <TextInput draft={draft} set={set} name="by" label="Decided by" required />
        <Choice
          draft={draft}
          set={set}
          name="role"
          label="Role"
          options={roles
            .filter((role) => role !== "system")
            .map((role) => ({ id: role, label: capital(role) }))}
        />
      </div>
      <TextInput
        draft={draft}
        set={set}
        name="reason"
        label="Reason"
        hint="For example: protocol, section 5.1; or the sponsor's answer of a date"
        required
      />
      {why === null ? null : (
        <p className="note bad" role="alert" id={`${id}-why`}>
          {why}
        </p>
      )}
      {send.error === null ? null : <ProblemNote error={send.error} />}
      <div className="acts">
        <button type="submit" className="btn primary">
          Confirm this reading
        </button>
        <button type="button" className="btn quiet" onClick={() => decide("rejected")}>
          Reject, leave all readings open
        </button>
      </div>
    </form>
  );
};

/** One repair in full, and the decision on it. */
export const RepairForm = ({ repair, detail }: Props) => {
  const { isPast } = usePlace();
  return (
    <>
      <About repair={repair} detail={detail} />
      {repair.candidates.length === 0 || isPast ? null : <Decide repair={repair} detail={detail} />}
    </>
  );
};
