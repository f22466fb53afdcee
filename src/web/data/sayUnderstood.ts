import { fields } from "../../knowledge/index.ts";
import { recordName, recordsName } from "../words/anchors.ts";
import { capital } from "../words/count.ts";
import { tidy } from "../words/tidy.ts";

type Words = {
  readonly nameOf: (id: string) => string;
  readonly isKnown: (id: string) => boolean;
  /** The words of a question by its id. */
  readonly questions: ReadonlyMap<string, string>;
};

/** Labels of the fields of records, to stand within a sentence. */
const fieldNames = new Map(
  fields.map(({ field, label }) => [
    field,
    /^(?:[A-Z][A-Z]|Krenning|Rotterdam)/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1),
  ]),
);

const spaced = (name: string): string =>
  name.replace(/[A-Z]+/g, (letters) => ` ${letters.toLowerCase()}`).replaceAll("_", " ");

/** Names of fields as people write them; ids of the vocabulary by their name. */
const nameWithin = (text: string, { nameOf, isKnown }: Words): string =>
  text
    .replace(/activity_GBq ([\d.]+)/g, "activity $1\u202fGBq")
    .replace(/(?<=^|\s)[a-z0-9]+(?:-[a-z0-9]+)+(?=$|[\s,])/g, (id) => (isKnown(id) ? nameOf(id) : id))
    .replace(/(?<=[,:] )[a-zA-Z0-9]+(?= [^,])/g, (field) => fieldNames.get(field) ?? field)
    .replace(/(?<=^|\s)[a-z]+(?:[A-Z0-9][a-z0-9]*)+(?=$|[\s,:])/g, spaced)
    .replace(/ ,/g, ",");

/** A fact of the preview as a sentence: variables, concepts and questions by their names. */
export const sayUnderstood = (text: string, words: Words): string => {
  const { nameOf, isKnown, questions } = words;
  const said = text
    .replace(/^([\w.-]+)(?= on \d{4})/, (id) => (isKnown(id) ? nameOf(id) : id))
    .replace(
      /^([a-z]+) ([\w.-]+): concepts [^,]+(?:, )?/,
      (_, type: string, id: string) => `${recordName(type)} ${nameOf(id)}: `,
    )
    .replace(/^limits of ([\w.-]+)(?= at )/, (_, id: string) => `limits of ${nameOf(id)}`)
    .replace(/^(limits of .+?:) ([\d.]+) to(?= \D)/, "$1 from $2")
    .replace(/^(limits of .+?:) to /, "$1 up to ")
    .replace(/^answer to (\S+): (yes|no)/, (_, id: string, answer: string) =>
      questions.has(id) ? `${answer} to “${questions.get(id)}”` : `${answer} to ${id}`,
    )
    .replace(/^list of (\w+) records/, (_, type: string) => `list of ${recordsName(type).toLowerCase()}`)
    .replace(/,? fields\s*$/, "")
    .replace(/(?<=[,:] )fields /, "")
    .replace(/ \[laboratory ([^\]]+)\]$/, ", $1")
    .replace(/: *$/, "");
  return capital(tidy(nameWithin(said, words)))
    .replace(/: ,? ?/, ": ")
    .replace(/\s+(?=,)/g, "")
    .replace(/SUV ([\d.]+)\s?SUV/g, "SUV $1");
};
