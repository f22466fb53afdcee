import type { Protocol } from "../../protocol/index.ts";
import type { CriterionChange } from "./compareReadings.ts";

/**
 * Names for the repairs of a newer version of the record, by their own names. A repair of a criterion whose words are
 * the same keeps the name it had, and with it the word that somebody gave on it; every other one gets a name that no
 * older version had, so that no word is taken for one on another place.
 */
export const carryRepairs = (
  before: Protocol,
  after: Protocol,
  changes: ReadonlyMap<string, CriterionChange>,
): ReadonlyMap<string, string> => {
  const old = new Map(before.repairs.map((repair) => [repair.id, repair]));
  const younger = new Map(after.repairs.map((repair) => [repair.id, repair]));
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, repairIds } of after.population.criteria) {
    const change = changes.get(id);
    if (change?.kind !== "same") continue;
    const waiting = [
      ...(before.population.criteria.find((each) => each.id === change.before)?.repairIds ?? []),
    ];
    for (const repairId of repairIds) {
      const repair = younger.get(repairId);
      const place = waiting.findIndex((each) => {
        const candidate = old.get(each);
        return (
          !taken.has(each) &&
          candidate?.code === repair?.code &&
          candidate?.written === repair?.written &&
          JSON.stringify(candidate?.candidates) === JSON.stringify(repair?.candidates)
        );
      });
      const found = waiting[place];
      if (found === undefined || names.has(repairId)) continue;
      waiting.splice(place, 1);
      taken.add(found);
      names.set(repairId, found);
    }
  }
  const version = after.record.sha256.slice(0, 6);
  for (const { id } of after.repairs) if (!names.has(id)) names.set(id, `${version}-${id}`);
  return names;
};
