import type { Event } from "../api/contract.ts";
import { useLabels } from "../finding/useLabels.ts";
import type { Draft } from "../place/useDraft.ts";
import { summariseEvent } from "../subject/summariseEvent.ts";
import { buildResult } from "./buildResult.ts";
import { dateFault, typed, wrong } from "./checks.ts";
import { draftOfEvent } from "./draftOfEvent.ts";
import { type Built, EntryForm, type Fields } from "./EntryForm.tsx";
import type { FormProps } from "./FormDialog.tsx";
import { DateInput, TextInput, Ways } from "./fields.tsx";
import { ResultFields } from "./ResultForm.tsx";

const yesNo = [
  { id: "yes", label: "Yes" },
  { id: "no", label: "No" },
] as const;

/** The entry with the corrected members; what the form does not show stays as it was. */
const correctedEntry = (
  event: Event,
  changed: Readonly<Record<string, unknown>>,
  effective: string,
): Built => ({
  kind: "entry",
  entry: { type: event.type, payload: { ...event.payload, ...changed }, effective },
});

const correctAnswer = (event: Event, draft: Draft): Built => {
  const date = typed(draft, "date");
  const fault = dateFault(date, "The date");
  if (fault !== null) return wrong(fault);
  return event.type === "answer/1"
    ? correctedEntry(
        event,
        { answer: typed(draft, "answer"), date, by: typed(draft, "by"), role: typed(draft, "role") },
        date,
      )
    : correctedEntry(event, { date }, date);
};

const AnswerFields = ({ event, ...fields }: Fields & { readonly event: Event }) => (
  <>
    {event.type === "answer/1" ? <Ways {...fields} name="answer" label="Answer" options={yesNo} /> : null}
    <DateInput {...fields} name="date" label="Date" required />
  </>
);

/** A correction supersedes the entry and says why; the old value stays in the log. */
export const CorrectForm = ({
  request,
  vocabulary,
  onClose,
  reason = "",
}: FormProps<"correct"> & { readonly reason?: string }) => {
  const { event } = request;
  const { nameOf } = useLabels();
  const variable = vocabulary.variables.find((each) => each.id === event.payload["variable"]);
  const isResult = event.type === "observation/1";
  return (
    <EntryForm
      title="Correct this entry"
      about={`${request.subject}: ${summariseEvent(event, nameOf)}. The old value stays in the log.`}
      subject={request.subject}
      draftKey={`correct.${event.id}`}
      initial={{ ...draftOfEvent(event), reason }}
      save="Save the correction"
      build={(draft) => {
        const why = typed(draft, "reason");
        if (why === "") return wrong("A reason is asked for every change.");
        const built = isResult ? buildResult(draft, variable) : correctAnswer(event, draft);
        if (built.kind === "wrong") return built;
        return { ...built, entry: { ...built.entry, reason: why, supersedes: event.id }, trial: event.trial };
      }}
      onClose={onClose}
    >
      {(fields) => (
        <>
          {isResult ? (
            <ResultFields {...fields} variable={variable} />
          ) : (
            <AnswerFields {...fields} event={event} />
          )}
          <TextInput {...fields} name="reason" label="Reason for the correction" required />
        </>
      )}
    </EntryForm>
  );
};
