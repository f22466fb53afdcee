import { useId } from "react";
import { Input, Label, Radio, RadioGroup, Text, TextField } from "react-aria-components";
import type { Fields } from "./EntryForm.tsx";

type Base = Fields & { readonly name: string; readonly label: string; readonly hint?: string };

/** One line of text. */
export const TextInput = ({
  draft,
  set,
  name,
  label,
  hint,
  required = false,
  focused = false,
  numeric = false,
}: Base & {
  readonly required?: boolean;
  readonly focused?: boolean;
  readonly numeric?: boolean;
}) => (
  <TextField
    className="field"
    value={draft[name] ?? ""}
    onChange={(text) => set(name, text)}
    isRequired={required}
    autoFocus={focused}
    autoComplete="off"
  >
    <Label>{label}</Label>
    <Input {...(numeric ? { inputMode: "decimal" as const, className: "numeric" } : {})} />
    {hint === undefined ? null : <Text slot="description">{hint}</Text>}
  </TextField>
);

/** A date as far as it is known. */
export const DateInput = (props: Base & { readonly required?: boolean }) => (
  <TextInput hint="YYYY-MM-DD; a month or a year will do" {...props} />
);

export type Option = { readonly id: string; readonly label: string };

/** One of a short closed list. */
export const Choice = ({
  draft,
  set,
  name,
  label,
  hint,
  options,
  empty,
}: Base & { readonly options: readonly Option[]; readonly empty?: string }) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={draft[name] ?? ""} onChange={(event) => set(name, event.target.value)}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      {hint === undefined ? null : <span className="hint">{hint}</span>}
    </div>
  );
};

/** Two or three ways, all in sight. */
export const Ways = ({
  draft,
  set,
  name,
  label,
  options,
}: Base & { readonly options: readonly Option[] }) => (
  <RadioGroup className="field ways" value={draft[name] ?? ""} onChange={(value) => set(name, value)}>
    <Label>{label}</Label>
    <div className="seg">
      {options.map((option) => (
        <Radio key={option.id} value={option.id}>
          {option.label}
        </Radio>
      ))}
    </div>
  </RadioGroup>
);
