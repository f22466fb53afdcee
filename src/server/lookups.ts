import type { Protocol } from "../protocol/index.ts";
import type { Dependencies, Desk } from "./dependencies.ts";
import { protocolsOf } from "./readings.ts";
import { refuse } from "./refusal.ts";
import type { ViewQuery } from "./schemas/common.ts";
import type { View } from "./screener.ts";

/** The store and the view that a request asks for. */
export const deskOf = (dependencies: Dependencies, query: ViewQuery): Desk => {
  const id = query.store ?? "main";
  const desk = dependencies.desks.open(id);
  if (desk === null)
    throw refuse(
      404,
      "No example data",
      "The examples have been discarded. POST /api/v1/examples brings them back.",
    );
  return desk;
};

export const viewOf = async (
  dependencies: Dependencies,
  query: ViewQuery,
): Promise<{ readonly desk: Desk; readonly view: View }> => {
  const desk = deskOf(dependencies, query);
  return { desk, view: await desk.screener.view(query.asOf) };
};

export const protocolOf = async (
  dependencies: Dependencies,
  desk: Desk,
  view: View,
  id: string,
): Promise<Protocol> => {
  const protocols = await protocolsOf(dependencies, desk, view);
  const found = protocols.find((each) => each.id === id);
  if (found === undefined)
    throw refuse(
      404,
      "Unknown trial",
      `There is no trial ${id}. Known: ${protocols.map((each) => each.id).join(", ")}.`,
    );
  return found;
};

export const requireSubject = async (desk: Desk, subject: string, view: View): Promise<void> => {
  const known = (await desk.screener.subjects(view)).some((each) => each.subject === subject);
  if (!known)
    throw refuse(
      404,
      "Unknown subject",
      `There is no subject ${subject} in the ${desk.id} store on ${view.asOf}.`,
    );
};
