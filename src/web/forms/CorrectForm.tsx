import { useLabels } from "../finding/useLabels.ts";
import { summariseEvent } from "../subject/summariseEvent.ts";
import { useQuestionTexts } from "../subject/useQuestionTexts.ts";
import { buildCorrection } from "./buildCorrection.ts";
import { CorrectFields } from "./CorrectFields.tsx";
import { typed, wrong } from "./checks.ts";
import { draftOfEvent } from "./draftOfEvent.ts";
import { EntryForm } from "./EntryForm.tsx";
import type { FormProps } from "./FormDialog.tsx";
import { TextInput } from "./fields.tsx";

/** A correction supersedes the entry and says why; the old value stays in the log. */
export const CorrectForm = ({
  request,
  vocabulary,
  onClose,
  reason = "",
  title = "Correct this entry",
}: FormProps<"correct"> & { readonly reason?: string; readonly title?: string }) => {
  const { event } = request;
  const { nameOf } = useLabels();
  const questions = useQuestionTexts();
  const what = summariseEvent(event, (id) => questions.get(id) ?? nameOf(id));
  return (
    <EntryForm
      title={title}
      about={`${request.subject}: ${what}${/[?!.]$/.test(what) ? "" : "."} The old value stays in the log.`}
      subject={request.subject}
      draftKey={`correct.${event.id}`}
      initial={{ ...draftOfEvent(event), reason }}
      save="Save the correction"
      build={(draft) => {
        const why = typed(draft, "reason");
        if (why === "") return wrong("A reason is asked for every change.");
        const built = buildCorrection(event, draft, vocabulary);
        if (built.kind === "wrong") return built;
        return { ...built, entry: { ...built.entry, reason: why, supersedes: event.id }, trial: event.trial };
      }}
      onClose={onClose}
    >
      {(fields) => (
        <>
          <CorrectFields {...fields} event={event} vocabulary={vocabulary} />
          <TextInput {...fields} name="reason" label="Reason for the correction" required />
        </>
      )}
    </EntryForm>
  );
};
