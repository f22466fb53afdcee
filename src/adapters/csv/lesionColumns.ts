import type { Json } from "../../subject/index.ts";

type Fields = Readonly<Record<string, Json>>;
export type LesionColumn = {
  readonly column: string;
  /** What a cell says, by field; `modality` is that of the same row. */
  readonly fields: (text: string, modality: string) => Fields;
  /** The field whose value an export writes into this column. */
  readonly field: string;
  readonly unit?: string;
};

const plain = (column: string, field: string): LesionColumn => ({
  column,
  field,
  fields: (text) => ({ [field]: text }),
});
const measured = (
  column: string,
  unit: string,
  field: string,
  also: readonly string[] = [],
): LesionColumn => ({
  column,
  field,
  unit,
  fields: (text) => Object.fromEntries([field, ...also].map((each) => [each, { value: text, unit }])),
});

/** On CT slices the longest diameter is measured in the transaxial plane; on MRI it may lie in another. */
const transaxial = (modality: string): boolean => /^(ct|pet\/ct|spect\/ct)$/i.test(modality.trim());

/** The Krenning score and the Rotterdam scale are one scale under two names; the latter is printed in Roman figures. */
const rotterdam: Readonly<Record<string, string>> = { "1": "I", "2": "II", "3": "III", "4": "IV" };

/** Columns of lesions.csv and the fields they fill, in the order of the header. */
export const lesionColumns: readonly LesionColumn[] = [
  plain("organ", "organ"),
  plain("nodal", "nodal"),
  {
    column: "longest_mm",
    field: "longestDimension",
    unit: "mm",
    fields: (text, modality) => ({
      longestDimension: { value: text, unit: "mm" },
      ...(transaxial(modality) ? { longestTransaxialDiameter: { value: text, unit: "mm" } } : {}),
    }),
  },
  measured("short_axis_mm", "mm", "shortAxis"),
  plain("modality", "modality"),
  measured("slice_mm", "mm", "sliceThickness"),
  plain("target", "isTarget"),
  measured("uptake_suv", "{SUV}", "suv", ["uptake"]),
  measured("liver_suv", "{SUV}", "liverSuv", ["liverUptake"]),
  {
    column: "krenning",
    field: "krenning",
    fields: (text) => {
      const score = text.trim();
      const scale = rotterdam[score];
      return { krenning: score, ...(scale === undefined ? {} : { rotterdamScore: scale }) };
    },
  },
  plain("irradiated", "previouslyIrradiated"),
  plain("progressive", "progressive"),
  plain("kind", "kind"),
  plain("measurable", "measurable"),
  plain("sstr", "sstr"),
  plain("uptake_68ga", "uptake68Ga"),
  plain("evident_on", "evidentOn"),
];

/** The column to blame for a field. */
export const columnOfField = (field: string): string =>
  lesionColumns.find((each) => Object.keys(each.fields("1", "CT")).includes(field))?.column ??
  `attributes.${field}`;
