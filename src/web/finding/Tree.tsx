import { describe } from "../../condition/index.ts";
import type { Condition, Verdict } from "../api/contract.ts";
import { Icon } from "../icons/Icon.tsx";
import { tidy } from "../words/tidy.ts";
import { nodeAt } from "./nodeAt.ts";

type Props = {
  readonly verdict: Verdict;
  readonly condition: Condition;
  readonly role: "inclusion" | "exclusion";
};

const groupWords: Readonly<Partial<Record<Condition["kind"], string>>> = {
  allOf: "All of these",
  anyOf: "At least one of these",
  not: "Not",
  ifThen: "If the first holds, then the second",
  unless: "The first, unless the second",
  preferred: "The first that is known",
  readings: "Every reading of the text",
};

const truthWords = { true: "holds", false: "does not hold", unknown: "not known" } as const;
const truthIcons = { true: "check", false: "cross", unknown: "ask" } as const;

const nameOf = (verdict: Verdict, condition: Condition): string => {
  const node = nodeAt(condition, verdict.nodePath);
  if (node === null) return verdict.record === undefined ? "This part" : `Record ${verdict.record}`;
  const group = verdict.children.length > 0 ? groupWords[node.kind] : undefined;
  const words =
    group ??
    (node.kind === "atLeast" && verdict.children.length > 0
      ? `At least ${node.minimumTrue} of these`
      : describe(node));
  return verdict.record === undefined ? words : `Record ${verdict.record}: ${words}`;
};

/** Branches that force the outcome stand first; of an undecided one, those that are open. */
const isDeciding = (verdict: Verdict, deciding: readonly string[], rootTruth: Verdict["truth"]): boolean =>
  rootTruth === "unknown"
    ? verdict.truth === "unknown"
    : deciding.some((path) => path === verdict.nodePath || path.startsWith(`${verdict.nodePath}/`));

const Branch = ({
  verdict,
  condition,
  root,
}: {
  readonly verdict: Verdict;
  readonly condition: Condition;
  readonly root: Verdict;
}) => {
  const decides = (each: Verdict): boolean => isDeciding(each, root.deciding, root.truth);
  const ordered = [...verdict.children.filter(decides), ...verdict.children.filter((each) => !decides(each))];
  return (
    <li>
      <span className="n" {...(decides(verdict) ? { "data-deciding": true } : {})}>
        <Icon name={truthIcons[verdict.truth]} weight={2} />
        <span>
          {tidy(nameOf(verdict, condition))}
          <span className="vh">{`: ${truthWords[verdict.truth]}`}</span>
        </span>
      </span>
      {ordered.length === 0 ? null : (
        <ul>
          {ordered.map((each) => (
            <Branch
              key={`${each.nodePath} ${each.record ?? ""}`}
              verdict={each}
              condition={condition}
              root={root}
            />
          ))}
        </ul>
      )}
    </li>
  );
};

/** The tree in the record's own polarity, the deciding branch first. */
export const Tree = ({ verdict, condition, role }: Props) => (
  <div className="branches">
    {role === "exclusion" ? (
      <p className="small dim">
        The record states this as an exclusion: what holds here keeps the subject out.
      </p>
    ) : null}
    <ul className="root">
      <Branch verdict={verdict} condition={condition} root={verdict} />
    </ul>
  </div>
);
