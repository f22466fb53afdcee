import { z } from "zod";
import { shippedProtocols } from "../../protocol/index.ts";
import { atomKey, goldAtoms, protocolAtoms } from "./atoms.ts";
import { type CaseReport, checkAll } from "./report.ts";

const entries = z.array(z.looseObject({ id: z.string(), role: z.string() }));

/** Each numeric atom of the reference stands in the shipped criterion of its id. */
export const checkNumeric = (text: string, name: string): CaseReport =>
  checkAll(
    name,
    entries.parse(JSON.parse(text)),
    (entry) => {
      const found = shippedProtocols.flatMap((protocol) =>
        protocol.population.criteria
          .filter((each) => each.id === entry.id && each.role === entry.role)
          .flatMap((each) => protocolAtoms(each.expression, protocol))
          .map(atomKey),
      );
      return goldAtoms(entry)
        .map(atomKey)
        .filter((key) => !found.includes(key))
        .map((key) => ({ id: entry.id, expected: key, got: found.join("; ") || "no atom" }));
    },
    (entry) => entry.id,
  );
