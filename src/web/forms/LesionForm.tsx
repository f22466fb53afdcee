import { usePlace } from "../place/PlaceProvider.tsx";
import { dateFault, firstFault, numberFault, typed, wrong } from "./checks.ts";
import { EntryForm } from "./EntryForm.tsx";
import { FieldInputs, fieldFaults, fieldsOf, readFields } from "./FieldInputs.tsx";
import type { FormProps } from "./FormDialog.tsx";
import { DateInput, TextInput } from "./fields.tsx";

/** One reading of one lesion; readings of the same name fold to one lesion. */
export const LesionForm = ({ request, onClose }: FormProps<"lesion">) => {
  const { state } = usePlace();
  const fields = fieldsOf("lesion");
  return (
    <EntryForm
      title="Add a lesion, or a reading of one"
      about={`${request.subject}. The same name means the same lesion; what is left empty stays unknown.`}
      subject={request.subject}
      draftKey={`lesion.${request.subject}`}
      initial={{ date: state.today }}
      build={(draft) => {
        const lesion = typed(draft, "lesion");
        const date = typed(draft, "date");
        const fault = firstFault(
          lesion === "" ? "Name the lesion, such as L1." : null,
          dateFault(date, "The date of the scan"),
          ...fieldFaults(draft, fields, numberFault),
        );
        if (fault !== null) return wrong(fault);
        return {
          kind: "entry",
          entry: {
            type: "lesion/1",
            payload: { lesion, date, fields: readFields(draft, fields) },
            effective: date,
          },
        };
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <div className="row2">
            <TextInput
              {...form}
              name="lesion"
              label="Lesion"
              hint="L1, L2, or the name in the report"
              required
              focused
            />
            <DateInput {...form} name="date" label="Date of the scan" required />
          </div>
          <FieldInputs {...form} fields={fields} />
        </>
      )}
    </EntryForm>
  );
};
