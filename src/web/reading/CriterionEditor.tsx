import { useId, useState } from "react";
import type { Condition, CriterionReviewRequest, ReadingDetail } from "../api/contract.ts";
import { useVocabulary } from "../api/useApi.ts";
import { useSend } from "../api/useSend.ts";
import { ProblemNote } from "../parts/ProblemNote.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { useDraft } from "../place/useDraft.ts";
import { capital } from "../words/count.ts";
import { tidy } from "../words/tidy.ts";
import { SignChoice } from "./SignChoice.tsx";
import { TermRows } from "./TermRows.tsx";
import { conditionOf, termsOf } from "./terms.ts";
import { useEnglish } from "./useEnglish.ts";

type Criterion = ReadingDetail["proposal"]["population"]["criteria"][number];
type Props = {
  readonly detail: ReadingDetail;
  readonly criterion: Criterion;
  readonly onDone: () => void;
};

const parseTree = (text: string): Condition | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Condition) : null;
  } catch {
    return null;
  }
};

/** What the newer version of the record changed in this criterion. */
const Difference = ({ detail, id }: { readonly detail: ReadingDetail; readonly id: string }) => {
  const change = detail.difference?.changes[id];
  if (change === undefined || change.kind === "same") return null;
  return (
    <p className="note">
      {change.kind === "new" ? (
        <span>New in this version of the record.</span>
      ) : (
        <span>
          Changed in this version of the record. It said: <q>{change.textBefore}</q>
        </span>
      )}
    </p>
  );
};

/** One criterion under review: its comparisons or its tree, how it reads, its repairs, and the word on it. */
export const CriterionEditor = ({ detail, criterion, onDone }: Props) => {
  const { state, isPast } = usePlace();
  const roles = useVocabulary().data?.roles ?? [];
  const id = useId();
  const trial = detail.summary.trial;
  const review = detail.reviews[criterion.id];
  const standing = review?.expression ?? criterion.expression;
  const [edited, setEdited] = useState<Condition | null>(null);
  const [tree, setTree] = useState<string | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const { draft, set } = useDraft("reading.by", {
    by: state.actor.name,
    role: state.actor.role,
    reason: "Read against the record",
  });
  const send = useSend<ReadingDetail>();
  const current = edited ?? standing;
  const terms = tree === null ? termsOf(current) : null;
  const parsed = tree === null ? null : parseTree(tree);
  const check = useEnglish(tree === null ? edited : parsed, detail.english[criterion.id] ?? "");
  const isBroken = (tree !== null && parsed === null) || check.issues.length > 0;
  const signed = { by: draft["by"] ?? "", role: draft["role"] ?? "" };

  const decide = (decision: CriterionReviewRequest["decision"]): void => {
    const reason = draft["reason"]?.trim() ?? "";
    if (signed.by.trim() === "" || reason === "")
      return void setWhy("A name and a reason are asked for every decision.");
    if (decision === "confirmed" && isBroken) return void setWhy("Mend the condition first.");
    setWhy(null);
    const mended = tree === null ? edited : parsed;
    const body: CriterionReviewRequest = {
      decision,
      reason,
      by: signed.by.trim(),
      role: signed.role,
      expression: decision === "confirmed" ? (mended ?? review?.expression ?? null) : null,
    };
    send.mutate(
      { path: `/readings/${encodeURIComponent(trial)}/criteria/${encodeURIComponent(criterion.id)}`, body },
      { onSuccess: onDone },
    );
  };
  const repairs = detail.repairs.filter((repair) => repair.criteria.includes(criterion.id));
  const words = detail.read.criteria.find((each) => each.id === criterion.id)?.text ?? "";

  return (
    <form
      className="ed"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        decide("confirmed");
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.ctrlKey) decide("confirmed");
      }}
    >
      <Difference detail={detail} id={criterion.id} />
      <blockquote className="quoted">{words}</blockquote>
      {tree !== null ? (
        <div className="field">
          <label htmlFor={`${id}-tree`}>Condition as a tree (theratrial-criteria/1)</label>
          <textarea
            id={`${id}-tree`}
            className="tree"
            rows={12}
            spellCheck={false}
            value={tree}
            readOnly={isPast}
            onChange={(event) => setTree(event.target.value)}
          />
        </div>
      ) : terms === null ? null : (
        <fieldset className="plain" disabled={isPast}>
          <TermRows terms={terms} onChange={(next) => setEdited(conditionOf(next))} />
        </fieldset>
      )}
      <div className="english">
        <span className="lbl">reads as</span>
        <span aria-live="polite">
          {tree !== null && parsed === null
            ? "This is no JSON yet."
            : check.issues.length > 0
              ? check.issues.map(({ message, cure }) => `${message} ${cure}`).join(" ")
              : check.english === null
                ? "…"
                : tidy(check.english)}
        </span>
      </div>
      {repairs.length === 0 ? null : (
        <ul className="reps">
          {repairs.map((repair) => (
            <SignChoice key={repair.id} repair={repair} trial={trial} signed={signed} isPast={isPast} />
          ))}
        </ul>
      )}
      {isPast ? null : (
        <>
          <div className="signed-row">
            <label>
              <span>By</span>
              <input value={draft["by"] ?? ""} onChange={(event) => set("by", event.target.value)} />
            </label>
            <label>
              <span>Role</span>
              <select value={draft["role"] ?? ""} onChange={(event) => set("role", event.target.value)}>
                {roles
                  .filter((role) => role !== "system")
                  .map((role) => (
                    <option key={role} value={role}>
                      {capital(role)}
                    </option>
                  ))}
              </select>
            </label>
            <label className="wide">
              <span>Reason</span>
              <input value={draft["reason"] ?? ""} onChange={(event) => set("reason", event.target.value)} />
            </label>
          </div>
          {why === null ? null : (
            <p className="note bad" role="alert">
              {why}
            </p>
          )}
          {send.error === null ? null : <ProblemNote error={send.error} />}
          <div className="edacts">
            <button type="submit" className="btn primary" disabled={send.isPending}>
              Confirm <kbd>Ctrl ↵</kbd>
            </button>
            {tree === null ? (
              <button type="button" className="btn" onClick={() => setTree(JSON.stringify(current, null, 2))}>
                Edit as tree
              </button>
            ) : (
              <button type="button" className="btn" onClick={() => setTree(null)}>
                Leave the tree
              </button>
            )}
            {review?.state === "open" || review === undefined ? null : (
              <button type="button" className="btn" onClick={() => decide("reopened")}>
                Reopen
              </button>
            )}
            <span className="gap" />
            <button type="button" className="btn quiet" onClick={() => decide("rejected")}>
              Reject: no criterion
            </button>
          </div>
        </>
      )}
    </form>
  );
};
