import { usePlace } from "../place/PlaceProvider.tsx";
import { recordsName } from "../words/anchors.ts";
import { dateFault, typed, wrong } from "./checks.ts";
import { EntryForm } from "./EntryForm.tsx";
import type { FormProps } from "./FormDialog.tsx";
import { Choice, DateInput, Ways } from "./fields.tsx";

/** Says that a list holds everything up to a day: only then does what is not on it count as absent. */
export const ListForm = ({ request, vocabulary, onClose }: FormProps<"list">) => {
  const { state } = usePlace();
  return (
    <EntryForm
      title="State whether a list is complete"
      about={`${request.subject}. What is not on a complete list counts as absent up to that day.`}
      subject={request.subject}
      draftKey={`list.${request.subject}.${request.recordType ?? ""}`}
      initial={{ recordType: request.recordType ?? "condition", completeness: "complete", date: state.today }}
      build={(draft) => {
        const date = typed(draft, "date");
        const fault = dateFault(date, "The day");
        if (fault !== null) return wrong(fault);
        const completeness = typed(draft, "completeness");
        return {
          kind: "entry",
          entry: {
            type: "listStatement/1",
            payload: {
              recordType: typed(draft, "recordType"),
              completeness,
              ...(completeness === "complete" ? { completeAsOf: date } : {}),
            },
            effective: date,
          },
        };
      }}
      onClose={onClose}
    >
      {(fields) => (
        <>
          <Choice
            {...fields}
            name="recordType"
            label="List"
            options={vocabulary.recordTypes.map((type) => ({ id: type, label: recordsName(type) }))}
          />
          <Ways
            {...fields}
            name="completeness"
            label="The list is"
            options={[
              { id: "complete", label: "complete" },
              { id: "partial", label: "not complete" },
            ]}
          />
          <DateInput {...fields} name="date" label="As of" required />
        </>
      )}
    </EntryForm>
  );
};
