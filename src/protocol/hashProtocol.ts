import { sha256Of, writeCanonical } from "../kernel/canonical.ts";
import type { Protocol } from "./protocol.ts";

/** SHA-256 of the protocol as RFC 8785 canonical JSON: the same content gives the same hash whatever its layout. */
export const hashProtocol = (protocol: Protocol): string => sha256Of(writeCanonical(protocol));
