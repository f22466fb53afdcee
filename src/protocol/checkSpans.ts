import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { SourceSpan } from "../kernel/source.ts";
import type { Protocol } from "./protocol.ts";

/** A text held against the record that a protocol was made from; a mismatch says what differs. */
export type CheckedText =
  | { readonly kind: "matches"; readonly quote: (span: SourceSpan) => string }
  | { readonly kind: "differs"; readonly message: string };

/**
 * Whether a text is the very record of this protocol, so that its spans may be shown in it. Spans count code
 * points, which a JavaScript index does not for characters outside the basic plane.
 */
export const checkSpans = ({ record }: Protocol, recordText: string): CheckedText => {
  const found = bytesToHex(sha256(utf8ToBytes(recordText)));
  if (found !== record.sha256)
    return {
      kind: "differs",
      message: `the text is not ${record.file} as it was read: SHA-256 ${found} instead of ${record.sha256}`,
    };
  const points = Array.from(recordText);
  if (points.length !== record.length)
    return {
      kind: "differs",
      message: `the text has ${points.length} code points, the protocol says ${record.length}`,
    };
  return { kind: "matches", quote: ({ start, end }) => points.slice(start, end).join("") };
};
