/** Layouts of records as a reader would name them. */
export const layoutNames: Readonly<Record<string, string>> = {
  "search-row": "row of a search result",
  "registry-cell": "registry table cell",
  "labelled-page": "page of labels and values",
  "flattened-page": "page with flattened columns",
  "annotated-page": "page with explained headings",
  "ctgov-api-v2": "ClinicalTrials.gov API v2, JSON",
  "ctgov-xml": "ClinicalTrials.gov classic XML",
  "eu-ctr": "EU Clinical Trials Register",
  ctis: "CTIS",
  isrctn: "ISRCTN",
  ictrp: "WHO ICTRP",
  "plain-text": "plain text",
};
export const layoutName = (layout: string): string => layoutNames[layout] ?? layout;
