/** Where a statement comes from: enough for a reader to find the place again. */
export type Source = { readonly document: string; readonly locator: string };

/** A stretch of a trial record, in code points, start inclusive, end exclusive, tied to one exact text. */
export type SourceSpan = {
  readonly file: string;
  readonly sha256: string;
  readonly start: number;
  readonly end: number;
};
