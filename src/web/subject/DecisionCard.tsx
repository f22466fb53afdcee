import { useState } from "react";
import type { DecisionReplay, Screening } from "../api/contract.ts";
import { useDecisions } from "../api/useApi.ts";
import { useSend } from "../api/useSend.ts";
import { Mark } from "../finding/Mark.tsx";
import { typed } from "../forms/checks.ts";
import { TextInput } from "../forms/fields.tsx";
import { SignedBy } from "../forms/SignedBy.tsx";
import { ProblemNote } from "../parts/ProblemNote.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { useDraft } from "../place/useDraft.ts";
import { shortHash } from "../words/shortHash.ts";
import { showDate } from "../words/showDate.ts";

const statusWord: Readonly<Record<string, string>> = {
  eligible: "Eligible",
  ineligible: "Not eligible",
  undetermined: "Not decided",
};

const DecisionLine = ({ decision: { event, same } }: { readonly decision: DecisionReplay }) => {
  const status = event.payload["status"];
  const head = event.payload["logHead"];
  return (
    <li>
      <Mark mark={same ? "pass" : "stop"} word={same ? "replays to the same" : "replays to another result"} />
      <div>
        <b>{typeof status === "string" ? (statusWord[status] ?? status) : "Decision"}</b>,{" "}
        {showDate(event.recordedAt)}
        <span className="sub">{` ${event.actor.name}, ${event.actor.role}`}</span>
        {event.reason === undefined ? null : <p className="sub">{event.reason}</p>}
        <p className="hash">
          {`on log head ${typeof head === "string" ? shortHash(head) : "not stored"} · ${same ? "replays to the same" : "replays to another result"}`}
        </p>
      </div>
    </li>
  );
};

/** What the screening says today; "not eligible" that time heals names its day. */
const Says = ({ screening }: { readonly screening: Screening }) => {
  const earliest = screening.status === "ineligible" ? screening.earliestPossible : null;
  return (
    <>
      Screening says: <b>{statusWord[screening.status] ?? screening.status}</b>
      {earliest === null ? "." : ` on ${showDate(screening.asOf)}, possible from ${showDate(earliest.date)}.`}
    </>
  );
};

const Record = ({ screening }: { readonly screening: Screening }) => {
  const { state } = usePlace();
  const send = useSend<unknown>();
  const [why, setWhy] = useState<string | null>(null);
  const { draft, set, clear } = useDraft(`decision.${screening.subject}.${screening.trial}`, {
    reason: "",
    by: state.actor.name,
    role: state.actor.role,
  });
  const says = <Says screening={screening} />;
  const submit = () => {
    const reason = typed(draft, "reason");
    if (reason === "" || typed(draft, "by") === "")
      return setWhy("A name and a reason are asked for every decision.");
    setWhy(null);
    send.mutate(
      {
        path: `/subjects/${encodeURIComponent(screening.subject)}/decision`,
        body: { trial: screening.trial, reason, by: typed(draft, "by"), role: typed(draft, "role") },
      },
      { onSuccess: clear },
    );
  };
  return (
    <form
      className="decision"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>{says} A person decides.</p>
      <TextInput draft={draft} set={set} name="reason" label="Reason" required />
      <SignedBy draft={draft} set={set} />
      {why === null ? null : (
        <p className="note bad" role="alert">
          {why}
        </p>
      )}
      {send.error === null ? null : <ProblemNote error={send.error} />}
      <button type="submit" className="btn primary" aria-disabled={send.isPending}>
        {`Record: ${(statusWord[screening.status] ?? screening.status).toLowerCase()}`}
      </button>
      <p className="hash">{`on log head ${shortHash(screening.logHead)}`}</p>
    </form>
  );
};

/** Records what was decided on which state of the log; every decision is replayed when it is shown. */
export const DecisionCard = ({ screening }: { readonly screening: Screening }) => {
  const { isPast } = usePlace();
  const { data: decisions = [] } = useDecisions(screening.subject);
  const mine = decisions.filter((decision) => decision.event.trial === screening.trial);
  return (
    <section className="card" aria-labelledby="decision">
      <header>
        <h2 id="decision">Decision</h2>
        <span className="sub">{mine.length === 0 ? "none recorded yet" : ""}</span>
      </header>
      <div className="body">
        {mine.length === 0 ? null : (
          <ul className="decisions">
            {mine.map((decision) => (
              <DecisionLine key={decision.event.id} decision={decision} />
            ))}
          </ul>
        )}
        <div className="print-only to-sign">
          <p>
            <Says screening={screening} /> A person decides:
          </p>
          <p className="lines">
            {["Decision", "Name and role", "Date", "Signature"].map((label) => (
              <span key={label}>{label}</span>
            ))}
          </p>
        </div>
        {isPast ? (
          <p className="sub no-print">Nothing can be recorded in the past. Go back to now.</p>
        ) : (
          <Record screening={screening} />
        )}
      </div>
    </section>
  );
};
