/** Facts about a person that a form takes, with what they can be. */
export const attributeOptions = [
  { id: "sex", label: "Sex" },
  { id: "childbearingPotential", label: "Can become pregnant" },
] as const;

const values: Readonly<Record<string, readonly string[]>> = {
  sex: ["female", "male", "other"],
  childbearingPotential: ["yes", "no"],
};

/** The values of one of them, as choices. */
export const attributeValues = (name: string): readonly { readonly id: string; readonly label: string }[] =>
  (values[name] ?? []).map((value) => ({ id: value, label: value }));
