/// <reference path="./canonicalize.d.ts" />
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import { Defect } from "../kernel/failure.ts";
import type { Protocol } from "./protocol.ts";

/** SHA-256 of the protocol as RFC 8785 canonical JSON: the same content gives the same hash whatever its layout. */
export const hashProtocol = (protocol: Protocol): string => {
  const canonical = canonicalize(protocol);
  if (canonical === undefined) throw new Defect("a protocol has a JSON form", protocol.id);
  return bytesToHex(sha256(utf8ToBytes(canonical)));
};
