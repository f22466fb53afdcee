import { usePlace } from "../place/PlaceProvider.tsx";
import { recordName } from "../words/anchors.ts";
import { dateFault, firstFault, numberFault, typed, wrong } from "./checks.ts";
import { EntryForm } from "./EntryForm.tsx";
import { FieldInputs, fieldFaults, fieldsOf, readFields } from "./FieldInputs.tsx";
import type { FormProps } from "./FormDialog.tsx";
import { Choice, DateInput, Ways } from "./fields.tsx";
import { Pick } from "./Pick.tsx";

/** A diagnosis, treatment, procedure or other entry of a list. */
export const RecordForm = ({ request, vocabulary, onClose }: FormProps<"record">) => {
  const { state } = usePlace();
  return (
    <EntryForm
      title={
        request.recordType === undefined
          ? "Add a record"
          : `Add: ${recordName(request.recordType).toLowerCase()}`
      }
      about={`${request.subject}. A name that is on no list is kept, and may then be anything.`}
      subject={request.subject}
      draftKey={`record.${request.subject}.${request.recordType ?? ""}`}
      initial={{ recordType: request.recordType ?? "condition", ongoing: "no" }}
      build={(draft) => {
        const name = typed(draft, "concept");
        const start = typed(draft, "start");
        const end = typed(draft, "end");
        const concept = vocabulary.concepts.find((each) => each.id === name || each.label === name);
        const fault = firstFault(
          name === "" ? "Say what it is." : null,
          start === "" ? null : dateFault(start, "The start"),
          end === "" ? null : dateFault(end, "The end"),
          ...fieldFaults(draft, fieldsOf(typed(draft, "recordType")), numberFault),
        );
        if (fault !== null) return wrong(fault);
        return {
          kind: "entry",
          entry: {
            type: "record/1",
            payload: {
              recordType: typed(draft, "recordType"),
              concepts: concept === undefined ? null : [concept.id],
              display: concept?.label ?? name,
              ...(start === "" ? {} : { start }),
              ...(end === "" ? {} : { end }),
              ...(end === "" && typed(draft, "ongoing") === "yes" ? { ongoing: true } : {}),
              fields: readFields(draft, fieldsOf(typed(draft, "recordType"))),
            },
            effective: start === "" ? state.today : start,
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
            label="Kind"
            options={vocabulary.recordTypes
              .filter((type) => type !== "lesion")
              .map((type) => ({ id: type, label: recordName(type) }))}
          />
          <Pick {...fields} name="concept" label="What" options={vocabulary.concepts} free focused />
          <div className="row2">
            <DateInput {...fields} name="start" label="Start" />
            <DateInput {...fields} name="end" label="End" />
          </div>
          <Ways
            {...fields}
            name="ongoing"
            label="Still going on"
            options={[
              { id: "yes", label: "yes" },
              { id: "no", label: "no, or not known" },
            ]}
          />
          <details>
            <summary>Details that criteria ask for</summary>
            <FieldInputs {...fields} fields={fieldsOf(typed(fields.draft, "recordType"))} />
          </details>
        </>
      )}
    </EntryForm>
  );
};
