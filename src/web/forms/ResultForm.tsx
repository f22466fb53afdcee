import type { Draft } from "../place/useDraft.ts";
import { showUnit } from "../words/showUnit.ts";
import { tidy } from "../words/tidy.ts";
import { buildResult, type VariableEntry } from "./buildResult.ts";
import { EntryForm, type Fields } from "./EntryForm.tsx";
import type { FormProps } from "./FormDialog.tsx";
import { Choice, DateInput, TextInput } from "./fields.tsx";
import { Pick } from "./Pick.tsx";

const signs = [
  { id: "", label: "=" },
  { id: "<", label: "<" },
  { id: "<=", label: "≤" },
  { id: ">=", label: "≥" },
  { id: ">", label: ">" },
] as const;

/** A unit stands beside every number, also where there is only one. */
const QuantityInput = ({ variable, ...fields }: Fields & { readonly variable: VariableEntry }) => {
  const units = variable.units.length > 0 ? variable.units : [variable.canonicalUnit ?? "1"];
  return (
    <div className="row-value">
      <Choice {...fields} name="comparator" label="Sign" options={signs} />
      <TextInput {...fields} name="value" label="Value" numeric required />
      <Choice
        {...fields}
        name="unit"
        label="Unit"
        options={units.map((unit) => ({ id: unit, label: showUnit(unit) || "score" }))}
      />
    </div>
  );
};

const LimitInputs = (fields: Fields) => (
  <div className="row2">
    <TextInput {...fields} name="lower" label="Lower limit printed with it" numeric />
    <TextInput {...fields} name="upper" label="Upper limit printed with it" numeric />
  </div>
);

export const ResultFields = ({
  variable,
  ...fields
}: Fields & { readonly variable: VariableEntry | undefined }) => {
  if (variable === undefined) return null;
  const values = variable.kind === "boolean" ? ["true", "false"] : variable.values;
  const counted = variable.kind === "quantity" || variable.kind === "ordinal";
  return (
    <>
      {counted ? (
        <QuantityInput variable={variable} {...fields} />
      ) : (
        <Choice
          {...fields}
          name="value"
          label="Value"
          empty="choose"
          options={values.map((value) => ({
            id: value,
            label: value === "true" ? "yes" : value === "false" ? "no" : value,
          }))}
        />
      )}
      {variable.plausible === null ? null : (
        <p className="hint">
          {tidy(
            `Plausible from ${variable.plausible.low} to ${variable.plausible.high} ${variable.canonicalUnit ?? ""}.`,
          )}
        </p>
      )}
      <div className="row2">
        <DateInput {...fields} name="date" label="Date of the sample" required />
        <TextInput {...fields} name="laboratory" label="Laboratory" />
      </div>
      {variable.methods.length === 0 ? null : (
        <Choice
          {...fields}
          name="method"
          label="Method"
          empty="not stated"
          options={variable.methods.map((method) => ({ id: method, label: method }))}
        />
      )}
      {variable.kind === "quantity" ? <LimitInputs {...fields} /> : null}
    </>
  );
};

/** One result with its unit, date, laboratory and limits. */
export const ResultForm = ({ request, vocabulary, onClose }: FormProps<"result">) => {
  const variableOf = (draft: Draft) => vocabulary.variables.find((each) => each.id === draft["variable"]);
  const asked = request.variable === undefined ? undefined : variableOf({ variable: request.variable });
  return (
    <EntryForm
      title={asked === undefined ? "Add a result" : `Add ${asked.label}`}
      about={`${request.subject}. Stored with the unit it was measured in.`}
      subject={request.subject}
      draftKey={`result.${request.subject}.${request.variable ?? ""}`}
      initial={{ variable: request.variable ?? "", unit: asked?.canonicalUnit ?? "" }}
      build={(draft) => buildResult(draft, variableOf(draft))}
      onClose={onClose}
    >
      {(fields) => (
        <>
          <Pick
            {...fields}
            name="variable"
            label="What was measured"
            options={vocabulary.variables}
            focused={asked === undefined}
            set={(name, id) => {
              fields.set(name, id);
              fields.set("unit", vocabulary.variables.find((each) => each.id === id)?.canonicalUnit ?? "");
            }}
          />
          <ResultFields {...fields} variable={variableOf(fields.draft)} />
        </>
      )}
    </EntryForm>
  );
};
