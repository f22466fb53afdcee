/** The part of @lhncbc/ucum-lhc that we use; the library ships no types. */
declare module "@lhncbc/ucum-lhc" {
  type Checked = {
    readonly status: "valid" | "invalid" | "error";
    /** A correction, when the library is sure of one: "[IU]/L" for "IU/L". */
    readonly ucumCode: string | null;
    readonly suggestions?: readonly {
      readonly units: readonly (readonly [string, ...(string | null)[]])[];
    }[];
  };
  export const UcumLhcUtils: {
    readonly getInstance: () => {
      readonly validateUnitString: (text: string, suggest: boolean) => Checked;
    };
  };
}
