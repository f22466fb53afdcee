import { isNonEmpty } from "../kernel/answer.ts";
import type { Issue, Outcome } from "../kernel/failure.ts";
import { migrate } from "./migrations.ts";
import type { Protocol } from "./protocol.ts";
import { protocolSchema } from "./protocolSchema.ts";

const refusal = (file: string, field: string | null, message: string, cure: string): Issue => ({
  code: "malformed",
  severity: "error",
  file,
  line: null,
  field,
  message,
  cure,
});

/** "population.criteria[3].title": where in the file. */
const writePath = (path: readonly PropertyKey[]): string | null =>
  path.length === 0
    ? null
    : path.reduce<string>(
        (before, part) =>
          typeof part === "number"
            ? `${before}[${part}]`
            : `${before}${before === "" ? "" : "."}${String(part)}`,
        "",
      );

/**
 * Reads a parsed JSON value as a protocol. Older formats are lifted; every fault is named with its place.
 * Whether ids, spans and repairs fit together is the matter of `checkProtocol`.
 */
export const readProtocol = (json: unknown, file = "protocol"): Outcome<Protocol> => {
  if (typeof json !== "object" || json === null || Array.isArray(json))
    return { kind: "refused", issues: [refusal(file, null, "a protocol is a JSON object", "")] };
  const migrated = migrate(json);
  if (migrated.kind === "refused")
    return { kind: "refused", issues: [refusal(file, "format", migrated.message, migrated.cure)] };
  const read = protocolSchema.safeParse(migrated.file);
  if (read.success) return { kind: "read", value: read.data };
  const issues = read.error.issues.map(({ path, message }) => refusal(file, writePath(path), message, ""));
  return {
    kind: "refused",
    issues: isNonEmpty(issues) ? issues : [refusal(file, null, "the schema refuses it", "")],
  };
};
