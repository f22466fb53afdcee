import { usePlace } from "../place/PlaceProvider.tsx";
import { anchorName } from "../words/anchors.ts";
import { dateFault, typed, wrong } from "./checks.ts";
import { EntryForm } from "./EntryForm.tsx";
import type { FormProps } from "./FormDialog.tsx";
import { Choice, DateInput } from "./fields.tsx";

/** A moment of one trial that its windows hang on. */
export const AnchorForm = ({ request, vocabulary, onClose }: FormProps<"anchor">) => {
  const { state } = usePlace();
  return (
    <EntryForm
      title="Set a date that windows count from"
      about={`${request.subject}${request.trial === null ? "" : `, ${request.trial}`}`}
      subject={request.subject}
      draftKey={`anchor.${request.subject}.${request.trial ?? ""}`}
      initial={{ anchor: request.anchor ?? "screening", date: state.today }}
      build={(draft) => {
        const date = typed(draft, "date");
        const fault = dateFault(date, "The date");
        if (fault !== null) return wrong(fault);
        return {
          kind: "entry",
          entry: { type: "anchor/1", payload: { anchor: typed(draft, "anchor"), date }, effective: date },
          trial: request.trial,
        };
      }}
      onClose={onClose}
    >
      {(fields) => (
        <div className="row2">
          <Choice
            {...fields}
            name="anchor"
            label="Moment"
            options={vocabulary.anchors
              .filter((anchor) => anchor !== "evaluation")
              .map((anchor) => ({ id: anchor, label: anchorName(anchor) }))}
          />
          <DateInput {...fields} name="date" label="Date" required />
        </div>
      )}
    </EntryForm>
  );
};
