/** The package is CommonJS with types written for an ES module; this says what importing it gives. */
declare module "canonicalize" {
  const canonicalize: (value: unknown) => string | undefined;
  export default canonicalize;
}
