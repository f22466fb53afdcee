import type { Command } from "commander";
import { z } from "zod";
import { conditionSchema, protocolSchema } from "../../protocol/index.ts";
import { screeningSchema } from "../../screening/index.ts";
import { importPreviewSchema, issueSchema, problemSchema, screeningTableSchema } from "../../server/index.ts";
import { payloadSchemas } from "../../subject/index.ts";
import { badInput } from "../failure.ts";
import { type Format, formatOption, printRows } from "../formats.ts";
import type { Terminal } from "../terminal.ts";

type Named = { readonly name: string; readonly what: string; readonly schema: z.ZodType };

const schemas: readonly Named[] = [
  { name: "screening", what: "one subject, one trial, as screen prints it", schema: screeningSchema },
  { name: "screenings", what: "what screen --format json prints", schema: z.array(screeningSchema) },
  { name: "protocol", what: "an executable protocol, theratrial-protocol/1", schema: protocolSchema },
  { name: "condition", what: "the condition language, theratrial-criteria/1", schema: conditionSchema },
  {
    name: "screening-table",
    what: "subjects by criteria, as the server gives it",
    schema: screeningTableSchema,
  },
  { name: "import-preview", what: "what an import understood", schema: importPreviewSchema },
  { name: "issue", what: "one fault of foreign data with place and cure", schema: issueSchema },
  { name: "problem", what: "an error of the server", schema: problemSchema },
  ...Object.entries(payloadSchemas).map(([type, schema]) => ({
    name: type,
    what: `payload of the event ${type}`,
    schema,
  })),
];

/** JSON Schema, draft 2020-12. */
const writeSchema = ({ name, schema }: Named): string =>
  `${JSON.stringify({ title: name, ...z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) }, null, 2)}\n`;

export const addSchema = (program: Command, terminal: Terminal): void => {
  program
    .command("schema")
    .description("Print the JSON Schema of a shape; without a name, list the shapes.")
    .argument("[name]", "for example screening, protocol, observation/1")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  theratrial schema screening > screening.schema.json")
    .action(async (name: string | undefined, { format }: { readonly format: Format }) => {
      if (name === undefined)
        return printRows<Named>(
          terminal,
          format,
          {
            headers: ["name", "what it describes"],
            cells: (each) => [each.name, each.what],
            value: (each) => ({ name: each.name, what: each.what }),
          },
          schemas,
        );
      const found = schemas.find((each) => each.name === name || each.name.replace(/\/\d+$/, "") === name);
      if (found === undefined)
        throw badInput(`There is no schema "${name}". Known:`, ...schemas.map((each) => `  ${each.name}`));
      await terminal.write(writeSchema(found));
    });
};
