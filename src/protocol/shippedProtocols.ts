import lumen from "../../protocols/NCT01842165/v1.json" with { type: "json" };
import toronto from "../../protocols/NCT02743741/v1.json" with { type: "json" };
import intraArterial from "../../protocols/NCT04544098/v1.json" with { type: "json" };
import startNet from "../../protocols/NCT05387603/v1.json" with { type: "json" };
import peking from "../../protocols/NCT05894486/v1.json" with { type: "json" };
import { Defect, phraseIssue } from "../kernel/failure.ts";
import type { Protocol } from "./protocol.ts";
import { readProtocol } from "./readProtocol.ts";

/** A shipped file that does not read is a defect of the release, not of the user. */
const readShipped = (json: unknown, id: string): Protocol => {
  const outcome = readProtocol(json, `protocols/${id}/v1.json`);
  if (outcome.kind === "refused") throw new Defect(outcome.issues.map(phraseIssue).join("\n"), id);
  return outcome.value;
};

/** The trials that come with the program, by registry number. */
export const shippedProtocols: readonly Protocol[] = [
  readShipped(lumen, "NCT01842165"),
  readShipped(toronto, "NCT02743741"),
  readShipped(intraArterial, "NCT04544098"),
  readShipped(startNet, "NCT05387603"),
  readShipped(peking, "NCT05894486"),
];

/** The shipped protocol of this registry number, upper or lower case. */
export const findProtocol = (id: string): Protocol | undefined =>
  shippedProtocols.find((protocol) => protocol.id === id.trim().toUpperCase());
