import type { SearchHit } from "../../adapters/http/index.ts";
import type { Protocol } from "../../protocol/index.ts";

const pages: readonly SearchHit[] = [
  { kind: "page", label: "Trials", detail: "Open trials and what they wait for", path: "/trials" },
  { kind: "page", label: "Subjects", detail: "Everybody in the store", path: "/subjects" },
  { kind: "page", label: "Due", detail: "Open questions, by who can answer", path: "/due" },
  { kind: "page", label: "Data", detail: "Import and export of patients", path: "/data" },
];

const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

type Named = { readonly subject: string; readonly name: string | null };

const everything = (protocols: readonly Protocol[], subjects: readonly Named[]): readonly SearchHit[] => [
  ...subjects.map(
    ({ subject, name }): SearchHit => ({
      kind: "subject",
      label: subject,
      detail: name ?? "",
      path: `/subjects/${encodeURIComponent(subject)}`,
    }),
  ),
  ...protocols.map(
    ({ id, shortName, summary }): SearchHit => ({
      kind: "trial",
      label: `${shortName} (${id})`,
      detail: summary,
      path: `/trials/${id}`,
    }),
  ),
  ...protocols.flatMap(({ id, shortName, population }) =>
    population.criteria.map(
      (each): SearchHit => ({
        kind: "criterion",
        label: `${each.id} ${each.title}`,
        detail: `${shortName}: ${each.summary}`,
        path: `/trials/${id}#${each.id}`,
      }),
    ),
  ),
  ...pages,
];

const limit = 30;

/** Every word of the query must stand in a hit; those whose label starts with it come first. */
export const search = (
  query: string,
  protocols: readonly Protocol[],
  subjects: readonly Named[],
): readonly SearchHit[] => {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  const whole = words.join(" ");
  const rank = ({ label }: SearchHit): number =>
    fold(label).startsWith(whole) ? 0 : fold(label).includes(whole) ? 1 : 2;
  return everything(protocols, subjects)
    .filter((hit) => words.every((word) => fold(`${hit.label} ${hit.detail}`).includes(word)))
    .map((hit, index) => ({ hit, index }))
    .sort((a, b) => rank(a.hit) - rank(b.hit) || a.index - b.index)
    .slice(0, limit)
    .map(({ hit }) => hit);
};
