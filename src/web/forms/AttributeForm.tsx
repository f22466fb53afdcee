import { usePlace } from "../place/PlaceProvider.tsx";
import { attributeOptions, attributeValues } from "./attributes.ts";
import { typed, wrong } from "./checks.ts";
import { EntryForm } from "./EntryForm.tsx";
import type { FormProps } from "./FormDialog.tsx";
import { Choice, Ways } from "./fields.tsx";

/** A fact about the person that has no unit. */
export const AttributeForm = ({ request, onClose }: FormProps<"attribute">) => {
  const { state } = usePlace();
  return (
    <EntryForm
      title="Enter a fact about the person"
      about={request.subject}
      subject={request.subject}
      draftKey={`attribute.${request.subject}`}
      initial={{ name: request.name ?? "sex" }}
      build={(draft) =>
        typed(draft, "value") === ""
          ? wrong("Choose the value.")
          : {
              kind: "entry",
              entry: {
                type: "attribute/1",
                payload: { name: typed(draft, "name"), value: typed(draft, "value") },
                effective: state.today,
              },
            }
      }
      onClose={onClose}
    >
      {(fields) => (
        <>
          <Choice {...fields} name="name" label="What" options={attributeOptions} />
          <Ways
            {...fields}
            name="value"
            label="Value"
            options={attributeValues(fields.draft["name"] ?? "")}
          />
        </>
      )}
    </EntryForm>
  );
};
