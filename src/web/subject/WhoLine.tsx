import type { SubjectDetail } from "../api/contract.ts";
import { useLabels } from "../finding/useLabels.ts";
import { recordsName } from "../words/anchors.ts";
import { showDate } from "../words/showDate.ts";

/** Who it is, in one line. Name and date of birth come from their own table. */
export const WhoLine = ({ detail }: { readonly detail: SubjectDetail }) => {
  const { nameOf } = useLabels();
  const complete = detail.lists.filter((list) => list.completeness === "complete");
  const partial = detail.lists.filter((list) => list.completeness !== "complete");
  return (
    <p className="who-line">
      <b className="ids">{detail.subject}</b>
      {detail.name === null ? null : <span>{detail.name}</span>}
      {detail.person === "" ? null : <span>{detail.person}</span>}
      {detail.birthDate === null ? null : <span>born {showDate(detail.birthDate)}</span>}
      {detail.attributes
        .filter((attribute) => attribute.name !== "sex")
        .map((attribute) => (
          <span key={attribute.name}>{`${nameOf(attribute.name).toLowerCase()}: ${attribute.value}`}</span>
        ))}
      {detail.lists.length === 0 ? null : (
        <span title={complete.map((list) => recordsName(list.type)).join(", ")}>
          {partial.length === 0
            ? "every list complete"
            : `not stated as complete: ${partial.map((list) => recordsName(list.type).toLowerCase()).join(", ")}`}
        </span>
      )}
    </p>
  );
};
