import { completeDossier, type Dossier, type Person } from "./dossier.ts";
import { farSubjects } from "./farSubjects.ts";
import { nearSubjects } from "./nearSubjects.ts";

/** The 24 subjects with their rows, in the order of their ids. */
export const dossiers = (): readonly { readonly person: Person; readonly dossier: Dossier }[] =>
  [...nearSubjects, ...farSubjects].map(({ person, edit }) => {
    const dossier = completeDossier(person);
    edit?.(dossier, person);
    return { person, dossier };
  });
