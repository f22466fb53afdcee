import type { Condition, ValueTerm } from "./condition.ts";
import { partsOf } from "./parts.ts";
import { rememberFor } from "./remember.ts";
import { isZero } from "./words.ts";

/** The newest result stays the newest until it is too old; nothing that exists can enter a window that ends now. */
const termDecays = (term: ValueTerm): boolean => {
  switch (term.kind) {
    case "observation":
      return (
        term.within === undefined ||
        (term.select === "latest" && term.within.to !== "unbounded" && isZero(term.within.to.amount))
      );
    case "field":
    case "attribute":
      return true;
    case "age":
    case "elapsed":
      return false;
    default:
      return term satisfies never;
  }
};

const decays = (condition: Condition): boolean => {
  switch (condition.kind) {
    case "compare": {
      const { left, right } = condition;
      const other =
        !("kind" in right) || right.kind === "multipleOfLimit"
          ? null
          : right.kind === "relativeToBaseline"
            ? right.baseline
            : right;
      return termDecays(left) && (other === null || termDecays(other));
    }
    case "memberOf":
      return termDecays(condition.left);
    case "inWindow":
      return false;
    case "forSome":
    case "forEvery":
      return (
        condition.query.within === undefined && partsOf(condition).every((part) => decays(part.condition))
      );
    case "preferred":
      // When the first source grows too old the second one speaks, perhaps otherwise.
      return false;
    default:
      return partsOf(condition).every((part) => decays(part.condition));
  }
};

/**
 * Whether the passing of time can only take knowledge away: what is decided today stays so or becomes unknown, so
 * that nothing fails later which does not fail today.
 */
export const onlyDecays = rememberFor(decays);
