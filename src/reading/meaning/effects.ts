import type { AtomEffect } from "../proposal.ts";
import type { Scope } from "./scopes.ts";

/** Where a negation that stands before something stops to reach it. */
const reaches = (
  text: string,
  scope: Scope,
  start: number,
  what: "bound" | "time",
  heading: "inclusion" | "exclusion",
): boolean => {
  if (start < scope.mark.end) return false;
  const between = text.slice(scope.mark.end, start);
  if (between.lastIndexOf("(") > between.lastIndexOf(")")) return false;
  if (/[:;]|\b(?:but|unless|except)\b/i.test(between)) return false;
  if (
    what === "time" &&
    /^(?:without|lack|absence|free|no)\b/i.test(text.slice(scope.mark.start, scope.mark.end)) &&
    heading === "exclusion"
  )
    return false;
  return (
    what === "time" ||
    !/,|\b(?:and|or|with|who|has|have|must|should|is|are)\b/i.test(
      between.replace(/^\s*(?:had|have|has|be|been)\b/i, ""),
    )
  );
};

const caseOf =
  /^\W*(?:patients|subjects|participants|individuals|those|women|men)\b[^.;]*\b(?:with|who|whose|having)\b/i;

/**
 * What an atom at this place does. A requirement under exclusion and a prohibition under inclusion turn the heading
 * round; what an exception or a condition names is neither required nor forbidden.
 */
export const effectAt = (
  text: string,
  scopes: readonly Scope[],
  heading: "inclusion" | "exclusion",
  start: number,
  end: number,
  what: "bound" | "time",
  inherited = false,
): AtomEffect => {
  let turned = false;
  for (const scope of scopes) {
    if (start < scope.start || end > scope.end + 1) continue;
    if (scope.kind === "exception" && start >= scope.mark.end - 1) {
      // "cancers other than skin cancer within 5 years": the time binds the cancers.
      const opened = text.slice(scope.mark.end, start);
      if (
        what === "time" &&
        /^other than$/i.test(text.slice(scope.mark.start, scope.mark.end)) &&
        !/[,(;]|\b(?:who|that|which|treated|with|if)\b/i.test(opened)
      )
        continue;
      const required = scopes.some(
        (each) => each.kind === "requirement" && each.start > scope.start && each.start < start,
      );
      return required && heading === "inclusion" ? "must_satisfy" : "exception";
    }
    if (scope.kind === "condition" && start >= scope.mark.end - 1 && !inherited) {
      // "is not allowed if …", "are excluded if …": what follows is what is forbidden.
      const forbids = scopes.some(
        (each) =>
          each.kind === "prohibition" &&
          each.mark.end <= scope.mark.start &&
          scope.mark.start - each.mark.end < 4,
      );
      return forbids ? "must_not_satisfy" : "condition";
    }
  }
  for (const scope of scopes) {
    if (
      scope.kind === "permission" &&
      heading === "exclusion" &&
      start >= scope.start &&
      end <= scope.end + 1
    )
      return "exception";
  }
  // "Patients with creatinine above … are eligible if …": the first bound says whom the permission is for.
  if (heading === "inclusion")
    for (const scope of scopes)
      if (
        scope.kind === "permission" &&
        start >= scope.start &&
        end <= scope.mark.start &&
        caseOf.test(text.slice(scope.start, start))
      )
        return "condition";
  let forbidden: boolean | null = null;
  for (const scope of scopes) {
    if (start < scope.start || end > scope.end + 1) continue;
    if (scope.kind === "negation" && reaches(text, scope, start, what, heading)) turned = !turned;
    if (scope.kind === "requirement" && start >= scope.mark.end) forbidden ??= false;
    if (
      scope.kind === "prohibition" &&
      (start >= scope.mark.end ? reaches(text, scope, start, what, heading) : scope.start < scope.mark.start)
    )
      forbidden = true;
  }
  const base = forbidden ?? heading === "exclusion";
  return base !== turned ? "must_not_satisfy" : "must_satisfy";
};
