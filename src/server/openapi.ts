import { z } from "zod";
import { protocolSchema } from "../protocol/index.ts";
import { screeningSchema } from "../screening/index.ts";

type Document = { readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> } };

const rootOf = (name: string): string => `#/components/schemas/${name}`;

/** References inside a schema start at its own root; inside the document that root has an address. */
const moveReferences = (value: unknown, root: string): unknown => {
  if (Array.isArray(value)) return value.map((each) => moveReferences(each, root));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === "$ref" && typeof member === "string"
        ? member.replace(/^#/, root)
        : moveReferences(member, root),
    ]),
  );
};

const schemaOf = (name: string, schema: z.ZodType): unknown => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return moveReferences(rest, rootOf(name));
};

/** Puts the full schemas of the domain in the place of their names; recursive parts keep their own definitions. */
export const completeDocument = <T extends Document>(document: T): T => ({
  ...document,
  components: {
    ...document.components,
    schemas: {
      ...document.components?.schemas,
      Protocol: schemaOf("Protocol", protocolSchema),
      Screening: schemaOf("Screening", screeningSchema),
    },
  },
});
