import { recordName, recordsName } from "../words/anchors.ts";
import { showValue } from "../words/showValue.ts";
import { tidy } from "../words/tidy.ts";
import type { FactGroup } from "./groupFacts.ts";
import { useLabels } from "./useLabels.ts";

const isSlug = /^[a-z0-9]+(?:[-_.][a-zA-Z0-9]+)+$/;

const truths: Readonly<Record<string, string>> = { true: "yes", false: "no" };

/** What stands beside the value: a list by its name, a field without its record type; `concept` says nothing. */
const nameParts = (variable: string): readonly [kind: string, rest: string] => {
  const at = variable.search(/[:.]/);
  return at < 0 ? ["", variable] : [variable.slice(0, at), variable.slice(at + 1)];
};

/** How facts are said: concept ids by their name, units as in a clinic. */
export const useFactWords = () => {
  const { nameOf, isKnown } = useLabels();
  const named = (text: string): string => (isKnown(text) || isSlug.test(text) ? nameOf(text) : text);
  const name = (variable: string): string => {
    if (isKnown(variable)) return nameOf(variable);
    const [kind, rest] = nameParts(variable);
    if (kind === "list") return `list of ${recordsName(rest).toLowerCase()}`;
    return rest === "concept" ? recordName(kind).toLowerCase() : nameOf(rest);
  };
  return {
    value: (fact: FactGroup): string => truths[fact.value] ?? tidy(named(showValue(fact.value, fact.unit))),
    limit: (limit: string): string =>
      tidy(
        limit
          .replace(/(?<=^|\s)[a-z0-9]+(?:-[a-z0-9]+)+(?=$|[\s,;)])/g, named)
          .replace(/(?<=^|\s)[a-z]+\.([a-zA-Z]+)/g, (_, field: string) => nameOf(field).toLowerCase())
          .replace(/^is true$/, "has to be yes")
          .replace(/^is false$/, "has to be no"),
      ),
    name,
    source: (source: string): string => source.split(";")[0] ?? source,
  };
};
