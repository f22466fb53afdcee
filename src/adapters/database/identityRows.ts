import { type Identity, writeRecordedAt } from "../../subject/index.ts";
import type { Queries, Row } from "./database.ts";

const identityOf = (row: Row): Identity => {
  const { subject, name, birth_date: birthDate } = row;
  return {
    subject: String(subject),
    ...(typeof name === "string" ? { name } : {}),
    ...(typeof birthDate === "string" ? { birthDate } : {}),
  };
};

/** The last version of each identity, by subject; with `knownAt` the last one recorded by that instant. */
export const readIdentities = async (
  { query }: Queries,
  choice: { readonly subjects?: readonly string[]; readonly knownAt?: string },
): Promise<ReadonlyMap<string, Identity>> => {
  const { subjects, knownAt } = choice;
  const rows = await query(
    `SELECT DISTINCT ON (subject) subject, name, birth_date FROM identities
     WHERE ($1::text IS NULL OR recorded_at <= $1)
       AND ($2::text IS NULL OR subject IN (SELECT json_array_elements_text($2::json)))
     ORDER BY subject, version DESC`,
    [
      knownAt === undefined ? null : writeRecordedAt(knownAt),
      subjects === undefined ? null : JSON.stringify(subjects),
    ],
  );
  return new Map(rows.map(identityOf).map((identity) => [identity.subject, identity]));
};

const insertSize = 5_000;

/** Adds a version of each identity; the versions before stay. */
export const addIdentities = async (
  { query }: Queries,
  identities: readonly Identity[],
  by: { readonly at: string; readonly name: string },
): Promise<void> => {
  for (let start = 0; start < identities.length; start += insertSize)
    await query(
      `INSERT INTO identities (subject, version, name, birth_date, recorded_at, recorded_by)
     SELECT given.subject,
       1 + coalesce((SELECT max(version) FROM identities AS before WHERE before.subject = given.subject), 0),
       given.name, given."birthDate", $2, $3
     FROM json_to_recordset($1::json) AS given (subject text, name text, "birthDate" text)`,
      [JSON.stringify(identities.slice(start, start + insertSize)), writeRecordedAt(by.at), by.name],
    );
};
