import type { Event } from "../api/contract.ts";
import { useSubject } from "../api/useApi.ts";
import { useLabels } from "../finding/useLabels.ts";
import { EmptyState } from "../parts/EmptyState.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { summariseEvent } from "../subject/summariseEvent.ts";
import { tidy } from "../words/tidy.ts";
import { firstFault, numberFault, typed, wrong } from "./checks.ts";
import { EntryForm } from "./EntryForm.tsx";
import { type Field, FieldInput, fieldFaults, fieldsOf, readFields } from "./FieldInputs.tsx";
import type { FormProps } from "./FormDialog.tsx";
import { DateInput, TextInput } from "./fields.tsx";

type Json = Event["payload"][string];

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const Form = ({
  request,
  onClose,
  event,
  field,
}: Omit<FormProps<"field">, "vocabulary"> & { readonly event: Event; readonly field: Field | null }) => {
  const { nameOf } = useLabels();
  return (
    <EntryForm
      title={tidy(request.text)}
      about={`${request.subject}: ${summariseEvent(event, nameOf)}. It is added to that entry as a correction; the old one stays in the log.`}
      subject={request.subject}
      draftKey={`field.${event.id}.${request.field}`}
      initial={{ reason: "Detail added" }}
      build={(draft) => {
        const own = field === null ? [] : [field];
        const date = typed(draft, "date");
        const added = field === null ? { [request.field]: date } : readFields(draft, own);
        const fault = firstFault(
          Object.values(added).every((value) => value !== "") && Object.keys(added).length > 0
            ? null
            : "Enter the answer.",
          ...fieldFaults(draft, own, numberFault),
          typed(draft, "reason") === "" ? "A reason is asked for every change." : null,
        );
        if (fault !== null) return wrong(fault);
        const { fields } = event.payload;
        const old = isObject(fields) ? fields : {};
        // start and end are members of the entry itself, everything else is a field of it
        const isMember = request.field === "start" || request.field === "end";
        return {
          kind: "entry",
          entry: {
            type: event.type,
            payload: isMember
              ? { ...event.payload, ...added }
              : { ...event.payload, fields: { ...old, ...added } },
            effective: request.field === "start" ? date : event.effective,
            reason: typed(draft, "reason"),
            supersedes: event.id,
          },
          trial: event.trial,
        };
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          {field === null ? (
            <DateInput {...form} name="date" label="Date" required />
          ) : (
            <FieldInput {...form} field={field} />
          )}
          <TextInput {...form} name="reason" label="Reason" required />
        </>
      )}
    </EntryForm>
  );
};

/** One missing detail of a record that is already there. */
export const FieldForm = ({ request, onClose }: FormProps<"field">) => {
  const subject = useSubject(request.subject);
  return (
    <Loaded query={subject} what="the record">
      {({ events }) => {
        const event = events.find((each) => each.id === request.record && each.supersededBy === null);
        const field = fieldsOf(request.recordType).find((each) => each.field === request.field) ?? null;
        return event === undefined ? (
          <EmptyState title="This record was changed meanwhile">
            <p>Close this and open the finding again.</p>
          </EmptyState>
        ) : (
          <Form request={request} onClose={onClose} event={event} field={field} />
        );
      }}
    </Loaded>
  );
};
