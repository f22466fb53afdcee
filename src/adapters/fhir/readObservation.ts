import {
  canonicalValue,
  findVariable,
  methodOf,
  type Variable,
  variableByCode,
  variableByText,
} from "../../knowledge/index.ts";
import {
  fault,
  type ImportItem,
  type Json,
  observationStatuses,
  type ResultReading,
  readDate,
  readResult,
  warning,
} from "../../subject/index.ts";
import { codingsOf, type Node, nameOf, nodeAt, nodesAt, textAt } from "./access.ts";
import { type Context, factOf, issueOf, keyOf, noKey, type Resource, undated } from "./context.ts";
import { ucumSystem, variableSystem } from "./systems.ts";

type Chosen =
  | { readonly kind: "variable"; readonly variable: Variable; readonly method?: string }
  | { readonly kind: "unmapped"; readonly system: string; readonly code: string; readonly display: string };

/** The variable of a code. Look-alike codes and codes that are a series of their own are listed, not stored. */
const chooseVariable = (concept: Node): Chosen => {
  const codings = codingsOf(concept);
  for (const { system, code } of codings) {
    const own = system === variableSystem ? findVariable(code) : undefined;
    if (own !== undefined) return { kind: "variable", variable: own };
    const found = variableByCode(system, code);
    if (found?.role === "accept")
      return {
        kind: "variable",
        variable: found.variable,
        ...(found.method === undefined ? {} : { method: found.method }),
      };
  }
  const [first] = codings;
  if (first === undefined) {
    const text = textAt(concept, "text");
    const variable = variableByText(text);
    return variable === undefined
      ? { kind: "unmapped", system: "", code: "", display: text }
      : { kind: "variable", variable };
  }
  const lookAlike = codings
    .map(({ system, code }) => variableByCode(system, code))
    .find((each) => each !== undefined);
  const remark =
    lookAlike === undefined
      ? ""
      : ` (${lookAlike.role === "reject" ? "not" : "kept apart from"} ${lookAlike.variable.label}${lookAlike.note === undefined ? "" : `: ${lookAlike.note}`})`;
  return { kind: "unmapped", system: first.system, code: first.code, display: `${nameOf(concept)}${remark}` };
};

/** UCUM code where the quantity has one, else the printed unit. */
export const unitOf = (quantity: Node): string => {
  const code = textAt(quantity, "code");
  const system = textAt(quantity, "system");
  return code !== "" && (system === "" || system === ucumSystem) ? code : textAt(quantity, "unit");
};

/** "5.2 mmol/L" as some systems send it in a string. */
const splitText = (text: string): { readonly value: string; readonly unit: string } => {
  const found = /^([<>=≤≥]{0,2}\s*[-+]?\d+(?:\.\d+)?)\s+(\S.*)$/.exec(text);
  return found === null ? { value: text, unit: "" } : { value: found[1] ?? "", unit: found[2] ?? "" };
};

/** The value of an observation or component in the way its variable is measured; undefined when there is none. */
const readValue = async (holder: Node, variable: Variable): Promise<ResultReading | undefined> => {
  const read = (value: string, unit = "", comparator = ""): Promise<ResultReading> =>
    readResult({ value, unit, comparator, mark: undefined }, variable);
  if (holder["valueQuantity"] !== undefined) {
    const quantity = nodeAt(holder, "valueQuantity");
    return read(textAt(quantity, "value"), unitOf(quantity), textAt(quantity, "comparator"));
  }
  if (holder["valueCodeableConcept"] !== undefined) {
    const concept = nodeAt(holder, "valueCodeableConcept");
    const spellings = [
      ...codingsOf(concept).flatMap(({ code, display }) => [code, display]),
      textAt(concept, "text"),
    ].filter((each) => each !== "");
    const known = spellings.find((each) => canonicalValue(variable, each) !== undefined);
    return read(known ?? nameOf(concept));
  }
  const { valueBoolean } = holder;
  if (typeof valueBoolean === "boolean") {
    if (variable.kind === "boolean") return { kind: "read", value: { value: valueBoolean }, warnings: [] };
    return read(valueBoolean ? "positive" : "negative");
  }
  if (textAt(holder, "valueInteger") !== "")
    return read(textAt(holder, "valueInteger"), variable.canonicalUnit ?? "");
  if (textAt(holder, "valueString") !== "") {
    const { value, unit } = splitText(textAt(holder, "valueString"));
    return variable.kind === "quantity" ? read(value, unit) : read(textAt(holder, "valueString"));
  }
  return undefined;
};

/** When the sample was taken; of a collection period, its end. */
export const collectedOf = (node: Node): string => {
  const period = nodeAt(node, "effectivePeriod");
  return (
    textAt(node, "effectiveDateTime") ||
    textAt(node, "effectiveInstant") ||
    textAt(period, "end") ||
    textAt(period, "start")
  );
};

type Limits = { readonly lower?: Json; readonly upper?: Json };

/** The normal range printed with the result. Several ranges for different people leave it without one. */
const limitsOf = async (
  resource: Resource,
  holder: Node,
  variable: Variable,
): Promise<{ readonly limits?: Limits; readonly items: readonly ImportItem[] }> => {
  const ranges = nodesAt(holder, "referenceRange").filter((range) => {
    const types = codingsOf(nodeAt(range, "type"));
    const bounded = range["low"] !== undefined || range["high"] !== undefined;
    return bounded && (types.length === 0 || types.some(({ code }) => code === "normal"));
  });
  const [range] = ranges;
  if (range === undefined) return { items: [] };
  if (ranges.length > 1)
    return {
      items: [
        issueOf(
          resource,
          "referenceRange",
          warning(
            "conflict",
            `${variable.label} comes with ${ranges.length} reference ranges; none was taken.`,
            "Send the range that applies to the patient, or declare the laboratory's limits in limits.csv.",
          ),
        ),
      ],
    };
  const limits: Record<string, Json> = {};
  const items: ImportItem[] = [];
  for (const [side, name] of [
    ["low", "lower"],
    ["high", "upper"],
  ] as const) {
    if (range[side] === undefined) continue;
    const quantity = nodeAt(range, side);
    const unit = unitOf(quantity) || unitOf(nodeAt(holder, "valueQuantity")); // a range without a unit has that of the value
    const found = await readResult(
      { value: textAt(quantity, "value"), unit, comparator: "", mark: undefined },
      { ...variable, plausible: null },
    );
    if (found.kind === "fault")
      items.push(
        ...found.faults.map((each) =>
          issueOf(resource, `referenceRange.${side}`, { ...each.fault, severity: "warning" }),
        ),
      );
    else if (typeof found.value.value === "object") limits[name] = { ...found.value.value };
  }
  return Object.keys(limits).length === 0 ? { items } : { limits, items };
};

/** Who measured: the organisation among the performers, else the first of them. */
const laboratoryOf = (node: Node): string => {
  const performers = nodesAt(node, "performer");
  const organisation =
    performers.find((each) => textAt(each, "reference").includes("Organization/")) ?? performers[0];
  return organisation === undefined ? "" : textAt(organisation, "display");
};

type Measured = { readonly key: string; readonly holder: Node };

/** Reads one result; components of a panel are results of their own. */
const readOne = async (
  resource: Resource,
  subject: string,
  { key, holder }: Measured,
  context: Context,
): Promise<readonly ImportItem[]> => {
  const { node, place } = resource;
  const status = textAt(node, "status");
  const chosen = chooseVariable(nodeAt(holder, "code"));
  if (chosen.kind === "unmapped") {
    const { system, code, display } = chosen;
    return [{ kind: "unmapped", subject, system, code, display, place }];
  }
  const { variable } = chosen;
  const result = await readValue(holder, variable);
  if (result === undefined) {
    if (holder["dataAbsentReason"] !== undefined) return [];
    return [
      issueOf(
        resource,
        "value",
        warning("missing", `${variable.label} has no value.`, "Nothing was stored."),
      ),
    ];
  }
  const items = (result.kind === "fault" ? result.faults : result.warnings).map((each) =>
    issueOf(resource, each.field, each.fault),
  );
  const written = collectedOf(node);
  const collected = written === "" ? undefined : readDate(written, context.today, context.zone);
  if (collected?.kind === "fault") items.push(issueOf(resource, "effective", collected.fault));
  if (collected === undefined)
    items.push(
      issueOf(
        resource,
        "effective",
        warning("missing", `${variable.label} has no date.`, "Criteria with a time window cannot use it."),
      ),
    );
  if (!observationStatuses.includes(status))
    items.push(
      issueOf(
        resource,
        "status",
        fault("unknown-value", `"${status}" is no status of an Observation.`, "").fault,
      ),
    );
  if (result.kind === "fault" || collected?.kind === "fault" || !observationStatuses.includes(status))
    return items;

  const { limits, items: limitItems } = await limitsOf(resource, holder, variable);
  const method = nameOf(nodeAt(node, "method"));
  const methodId = method === "" ? chosen.method : (methodOf(variable.id, method) ?? method);
  const laboratory = laboratoryOf(node);
  const issued = readDate(textAt(node, "issued"), context.today, context.zone);
  const { value, comparator } = result.value;
  return [
    ...items,
    ...limitItems,
    factOf(resource, {
      key,
      subject,
      type: "observation/1",
      effective: collected?.value ?? undated,
      payload: {
        variable: variable.id,
        value: typeof value === "object" ? { ...value } : value,
        ...(comparator === undefined ? {} : { comparator }),
        ...(limits === undefined ? {} : { limits: { ...limits } }),
        ...(collected === undefined ? {} : { collected: collected.value }),
        ...(issued.kind === "read" ? { issued: issued.value } : {}),
        status,
        ...(methodId === undefined ? {} : { method: methodId }),
        ...(laboratory === "" ? {} : { laboratory }),
      },
    }),
  ];
};

const hasOwnValue = (node: Node): boolean =>
  Object.keys(node).some((name) => name.startsWith("value")) || node["dataAbsentReason"] !== undefined;

/** Reads an Observation: its own value, and each component as a result of its own. */
export const readObservation = async (
  resource: Resource,
  subject: string,
  context: Context,
): Promise<readonly ImportItem[]> => {
  const { node } = resource;
  const key = keyOf(resource);
  if (key === undefined) return [noKey(resource)];
  const components = nodesAt(node, "component").map((holder, index): Measured => {
    const code = codingsOf(nodeAt(holder, "code"))[0]?.code ?? String(index);
    return { key: `${key}#${code}`, holder };
  });
  const measured = [
    ...(hasOwnValue(node) || components.length === 0 ? [{ key, holder: node }] : []),
    ...components,
  ];
  if (textAt(node, "status") === "entered-in-error")
    return [{ key, holder: node }, ...components].map((each) =>
      factOf(resource, {
        key: each.key,
        subject,
        type: "retraction/1",
        payload: {},
        effective: collectedOf(node) || undated,
      }),
    );
  const items: ImportItem[] = [];
  for (const each of measured) items.push(...(await readOne(resource, subject, each, context)));
  return items;
};
