import type { Actor, Role } from "../subject/index.ts";
import type { Dependencies } from "./dependencies.ts";
import { isRole } from "./settings.ts";

/** The actor of a request: who it names, else the actor of the server's settings; always at the server's site. */
export const actorOf = (
  { actor }: Dependencies,
  request: { readonly by?: string | undefined; readonly role?: string | undefined },
): Actor => {
  const role: Role = request.role !== undefined && isRole(request.role) ? request.role : actor.role;
  return { name: request.by ?? actor.name, role, site: actor.site };
};
