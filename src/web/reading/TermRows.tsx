import { useVocabulary } from "../api/useApi.ts";
import { Icon } from "../icons/Icon.tsx";
import { showUnit } from "../words/showUnit.ts";
import { type Relation, relations, type Term, type Terms } from "./terms.ts";

type Props = { readonly terms: Terms; readonly onChange: (terms: Terms) => void };

const signs: Readonly<Record<Relation, string>> = { "<": "<", "<=": "≤", "=": "=", ">=": "≥", ">": ">" };
const limits: Readonly<Record<string, string>> = { "{ULN}": "× ULN", "{LLN}": "× LLN" };

const unitName = (unit: string): string => limits[unit] ?? (showUnit(unit) || "no unit");

/** The comparisons of a criterion, each in a row: what, sign, number, unit. */
export const TermRows = ({ terms, onChange }: Props) => {
  const variables = useVocabulary().data?.variables ?? [];
  const set = (at: number, change: Partial<Term>): void =>
    onChange({
      ...terms,
      terms: terms.terms.map((each, place) => (place === at ? { ...each, ...change } : each)),
    });
  const lead = terms.join === "allOf" ? ["all", "and"] : ["any", "or"];
  return (
    <div className="terms">
      {terms.terms.map((term, at) => {
        const variable = variables.find(({ id }) => id === term.variable);
        const name = variable?.label ?? term.variable;
        const units = [...new Set([term.unit, ...(variable?.units ?? []), "{ULN}", "{LLN}"])];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rows may be alike, and they keep their order
          <fieldset className="term" key={at} aria-label={`Comparison ${at + 1}`}>
            <span className="lead">{terms.terms.length === 1 ? "" : at === 0 ? lead[0] : lead[1]}</span>
            <select
              aria-label={`Variable ${at + 1}`}
              value={term.variable}
              onChange={(event) => set(at, { variable: event.target.value })}
            >
              {variable === undefined ? <option value={term.variable}>{name}</option> : null}
              {variables.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.label}
                </option>
              ))}
            </select>
            <select
              className={term.open === null ? "op" : "op prop"}
              aria-label={`Comparison of ${name}${term.open === null ? "" : ", the sign was lost"}`}
              value={term.relation}
              onChange={(event) => {
                const relation = relations.find((each) => each === event.target.value);
                if (relation !== undefined) set(at, { relation });
              }}
            >
              {relations.map((each) => (
                <option key={each} value={each}>
                  {signs[each]}
                </option>
              ))}
            </select>
            <input
              aria-label={`Value of ${name}`}
              inputMode="decimal"
              value={term.value}
              onChange={(event) => set(at, { value: event.target.value.trim() })}
            />
            <select
              aria-label={`Unit of ${name}`}
              value={term.unit}
              onChange={(event) => set(at, { unit: event.target.value })}
            >
              {units.map((unit) => (
                <option key={unit} value={unit}>
                  {unitName(unit)}
                </option>
              ))}
            </select>
            {terms.terms.length > 1 ? (
              <button
                type="button"
                className="iconbtn"
                aria-label={`Remove ${name}`}
                onClick={() => onChange({ ...terms, terms: terms.terms.filter((_, place) => place !== at) })}
              >
                <Icon name="cross" />
              </button>
            ) : (
              <span />
            )}
          </fieldset>
        );
      })}
    </div>
  );
};
