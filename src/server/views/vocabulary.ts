import type { Vocabulary } from "../../adapters/http/index.ts";
import { anchors, recordTypes } from "../../condition/index.ts";
import { concepts, variables } from "../../knowledge/index.ts";
import { roles } from "../../subject/index.ts";

/** What forms offer: variables with the units they may be written in, concepts, anchors, lists, roles. */
export const vocabulary = (): Vocabulary => ({
  variables: variables.map((each) => ({
    id: each.id,
    label: each.label,
    kind: each.kind,
    canonicalUnit: each.canonicalUnit,
    units: each.units,
    values: each.values.map(({ code }) => code),
    methods: each.methods.map(({ id }) => id),
    plausible: each.plausible === null ? null : { low: each.plausible.low, high: each.plausible.high },
  })),
  concepts: concepts.map(({ id, label }) => ({ id, label })),
  anchors,
  recordTypes,
  roles,
});
