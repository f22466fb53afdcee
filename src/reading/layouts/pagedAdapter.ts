import type { LayoutId } from "../document.ts";
import type { Traced } from "../traced.ts";
import { type Adapter, foundOf } from "./adapter.ts";
import { readPage } from "./page.ts";
import { type PageOptions, pageFields } from "./pageFields.ts";
import { hasMarkup, stripMarkup } from "./stripMarkup.ts";

/** A page as text: tags gone where the file is HTML. */
export const pageText = (whole: Traced): Traced => (hasMarkup(whole.text) ? stripMarkup(whole) : whole);

/** An adapter for a page of labels, values and an eligibility text. */
export const pagedAdapter = (layout: LayoutId, options: PageOptions = {}): Adapter => ({
  layout,
  read: (whole) => {
    const page = readPage(pageText(whole));
    return foundOf(page.sections, pageFields(page, options), page.ignored, page.evidence);
  },
});
