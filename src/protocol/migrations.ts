/** The format that this release writes. */
export const currentFormat = 1;

/** Lifts a protocol file from format `from` to `from + 1`. */
export type Migration = { readonly from: number; readonly migrate: (file: object) => object };

/** Numbered steps, oldest first. Format 1 is the first, so there are none yet. */
export const migrations: readonly Migration[] = [];

/** The number in "theratrial-protocol/1"; undefined where the file is no protocol. */
export const formatOf = (file: object): number | undefined => {
  const format: unknown = "format" in file ? file.format : undefined;
  const [, number] =
    typeof format === "string" ? (/^theratrial-protocol\/([1-9]\d{0,5})$/.exec(format) ?? []) : [];
  return number === undefined ? undefined : Number(number);
};

export type Migrated =
  | { readonly kind: "current"; readonly file: object }
  | { readonly kind: "refused"; readonly message: string; readonly cure: string };

/** Brings a file to the wanted format, step by step; what cannot be lifted is refused in words. */
export const migrate = (
  file: object,
  steps: readonly Migration[] = migrations,
  wanted: number = currentFormat,
): Migrated => {
  let lifted = file;
  for (;;) {
    const format = formatOf(lifted);
    if (format === undefined)
      return {
        kind: "refused",
        message: "this is no protocol: the member format is missing or of another kind",
        cure: `A protocol says "format": "theratrial-protocol/${wanted}".`,
      };
    if (format === wanted) return { kind: "current", file: lifted };
    if (format > wanted)
      return {
        kind: "refused",
        message: `the protocol has format ${format}; this release reads formats up to ${wanted}`,
        cure: "Update Theratrial, or save the protocol in the older format.",
      };
    const step = steps.find(({ from }) => from === format);
    if (step === undefined)
      return {
        kind: "refused",
        message: `no step leads from format ${format} to ${wanted}`,
        cure: "Open and save the protocol with a release between the two.",
      };
    lifted = step.migrate(lifted);
  }
};
