import { usePlace } from "../place/PlaceProvider.tsx";
import { dateFault, firstFault, typed, wrong } from "./checks.ts";
import { EntryForm } from "./EntryForm.tsx";
import type { FormProps } from "./FormDialog.tsx";
import { DateInput, TextInput } from "./fields.tsx";

/** Completed years on a day, where the date of birth is not given. */
export const AgeForm = ({ request, onClose }: FormProps<"age">) => {
  const { state } = usePlace();
  return (
    <EntryForm
      title="Enter the age on a day"
      about={`${request.subject}. Serves where the date of birth is not given.`}
      subject={request.subject}
      draftKey={`age.${request.subject}`}
      initial={{ date: state.today }}
      build={(draft) => {
        const years = typed(draft, "years");
        const date = typed(draft, "date");
        const fault = firstFault(
          /^\d{1,3}$/.test(years) ? null : "The age is a whole number of completed years.",
          dateFault(date, "The day"),
        );
        if (fault !== null) return wrong(fault);
        return {
          kind: "entry",
          entry: { type: "age/1", payload: { years: Number(years), date }, effective: date },
        };
      }}
      onClose={onClose}
    >
      {(fields) => (
        <div className="row2">
          <TextInput {...fields} name="years" label="Completed years" numeric required focused />
          <DateInput {...fields} name="date" label="On" required />
        </div>
      )}
    </EntryForm>
  );
};
