import type { Event, Vocabulary } from "../api/contract.ts";
import { attributeValues } from "./attributes.ts";
import type { Fields } from "./EntryForm.tsx";
import { FieldInputs, fieldsOf } from "./FieldInputs.tsx";
import { DateInput, TextInput, Ways } from "./fields.tsx";
import { Pick } from "./Pick.tsx";
import { ResultFields } from "./ResultForm.tsx";

const yesNo = [
  { id: "yes", label: "Yes" },
  { id: "no", label: "No" },
] as const;

type Props = Fields & { readonly event: Event; readonly vocabulary: Vocabulary };

const RecordInputs = ({ vocabulary, event: _, ...fields }: Props) => (
  <>
    <Pick {...fields} name="concept" label="What" options={vocabulary.concepts} free />
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
    <FieldInputs {...fields} fields={fieldsOf(fields.draft["recordType"] ?? "")} />
  </>
);

/** What of an entry can be corrected, by its type. */
export const CorrectFields = ({ event, vocabulary, ...fields }: Props) => {
  switch (event.type) {
    case "observation/1":
      return (
        <ResultFields
          {...fields}
          variable={vocabulary.variables.find((each) => each.id === event.payload["variable"])}
        />
      );
    case "record/1":
      return <RecordInputs {...fields} event={event} vocabulary={vocabulary} />;
    case "lesion/1":
      return (
        <>
          <div className="row2">
            <TextInput {...fields} name="lesion" label="Lesion" required />
            <DateInput {...fields} name="date" label="Date of the scan" required />
          </div>
          <FieldInputs {...fields} fields={fieldsOf("lesion")} />
        </>
      );
    case "age/1":
      return (
        <div className="row2">
          <TextInput {...fields} name="years" label="Completed years" numeric required />
          <DateInput {...fields} name="date" label="On" required />
        </div>
      );
    case "attribute/1":
      return (
        <Ways
          {...fields}
          name="value"
          label="Value"
          options={attributeValues(String(event.payload["name"] ?? ""))}
        />
      );
    case "listStatement/1":
      return (
        <>
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
      );
    case "answer/1":
      return (
        <>
          <Ways {...fields} name="answer" label="Answer" options={yesNo} />
          <DateInput {...fields} name="date" label="Date" required />
        </>
      );
    default:
      return <DateInput {...fields} name="date" label="Date" required />;
  }
};
