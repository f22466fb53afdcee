import { useLabels } from "../finding/useLabels.ts";
import { summariseEvent } from "../subject/summariseEvent.ts";
import { showDate } from "../words/showDate.ts";
import { typed, wrong } from "./checks.ts";
import { EntryForm } from "./EntryForm.tsx";
import type { FormProps } from "./FormDialog.tsx";
import { TextInput } from "./fields.tsx";

/** Takes an entry back. It stays in the log, with the reason. */
export const RetractForm = ({ request, onClose }: FormProps<"retract">) => {
  const { nameOf } = useLabels();
  const what = summariseEvent(request.event, nameOf);
  const day = showDate(request.event.effective);
  return (
    <EntryForm
      title="Take this entry back"
      about={`${request.subject}: ${what}${what.includes(day) ? "" : `, ${day}`}. It stays in the log and no longer counts.`}
      subject={request.subject}
      draftKey={`retract.${request.event.id}`}
      initial={{}}
      save="Take back"
      build={(draft) =>
        typed(draft, "reason") === ""
          ? wrong("A reason is asked for every change.")
          : {
              kind: "entry",
              entry: {
                type: "retraction/1",
                payload: {},
                effective: request.event.effective,
                reason: typed(draft, "reason"),
                supersedes: request.event.id,
              },
              trial: request.event.trial,
            }
      }
      onClose={onClose}
    >
      {(fields) => <TextInput {...fields} name="reason" label="Reason" required focused />}
    </EntryForm>
  );
};
