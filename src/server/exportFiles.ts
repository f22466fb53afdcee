import { writeCsvFolder } from "../adapters/csv/index.ts";
import type { Desk } from "./dependencies.ts";

export type ExportedFile = { readonly name: string; readonly text: string };

/** A store as the CSV folder that an import reads again. */
export const exportFiles = async (desk: Desk): Promise<readonly ExportedFile[]> => {
  return writeCsvFolder(await desk.store.events(), [...(await desk.store.identities()).values()]);
};
