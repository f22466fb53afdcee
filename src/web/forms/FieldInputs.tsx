import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import { fields as knownFields } from "../../knowledge/index.ts";
import { Icon } from "../icons/Icon.tsx";
import type { Draft } from "../place/useDraft.ts";
import { showUnit } from "../words/showUnit.ts";
import { typed } from "./checks.ts";
import type { Fields } from "./EntryForm.tsx";
import { Choice, DateInput, TextInput } from "./fields.tsx";

export type Field = (typeof knownFields)[number];

/** Fields of a record that a form shows; the concept and the date have inputs of their own. */
export const fieldsOf = (recordType: string): readonly Field[] =>
  knownFields.filter(
    (each) => each.recordTypes.includes(recordType) && !["concept", "date"].includes(each.field),
  );

const key = (field: Field): string => `field.${field.field}`;

const listed = (text: string): readonly string[] => text.split("|").filter((each) => each !== "");

/** Several of a list: kept in the draft with a bar between them. */
const ManyInput = ({ field, draft, set }: Fields & { readonly field: Field }) => {
  const chosen = listed(draft[key(field)] ?? "");
  return (
    <CheckboxGroup
      className="field many"
      value={[...chosen]}
      onChange={(values) => set(key(field), values.join("|"))}
    >
      <Label>{field.label}</Label>
      <div className="boxes">
        {field.values.map(({ code }) => (
          <Checkbox key={code} value={code}>
            <span className="box" aria-hidden="true">
              {chosen.includes(code) ? <Icon name="check" weight={2.4} /> : null}
            </span>
            {code}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
};

export const FieldInput = ({ field, ...form }: Fields & { readonly field: Field }) => {
  const name = key(field);
  if (field.many) return <ManyInput {...form} field={field} />;
  if (field.kind === "date") return <DateInput {...form} name={name} label={field.label} />;
  if (field.values.length > 0 || field.kind === "boolean")
    return (
      <Choice
        {...form}
        name={name}
        label={field.label}
        empty="not known"
        options={(field.values.length > 0 ? field.values.map((each) => each.code) : ["true", "false"]).map(
          (code) => ({
            id: code,
            label: code === "true" ? "yes" : code === "false" ? "no" : code,
          }),
        )}
      />
    );
  const unit = field.unit === null ? "" : showUnit(field.unit);
  return (
    <TextInput
      {...form}
      name={name}
      label={unit === "" || field.label.split(" ").includes(unit) ? field.label : `${field.label}, ${unit}`}
      numeric={field.unit !== null}
    />
  );
};

/** Inputs for the fields of a record type, in rows of three. */
export const FieldInputs = ({ fields, ...form }: Fields & { readonly fields: readonly Field[] }) => (
  <div className="row3">
    {fields.map((field) => (
      <FieldInput key={field.field} field={field} {...form} />
    ))}
  </div>
);

/** What was typed, as the log stores it: numbers with the unit of their field, yes and no as truth values. */
export const readFields = (draft: Draft, fields: readonly Field[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fields.flatMap((field): readonly (readonly [string, unknown])[] => {
      const text = typed(draft, key(field));
      if (text === "") return [];
      if (field.many) return [[field.field, listed(text)]];
      if (field.kind === "boolean") return [[field.field, text === "true"]];
      return [[field.field, field.unit === null ? text : { value: text, unit: field.unit }]];
    }),
  );

/** Numbers that cannot be read, by their label. */
export const fieldFaults = (
  draft: Draft,
  fields: readonly Field[],
  check: (text: string, what: string) => string | null,
): readonly (string | null)[] =>
  fields
    .filter((field) => field.unit !== null && field.values.length === 0 && typed(draft, key(field)) !== "")
    .map((field) => check(typed(draft, key(field)), field.label));
