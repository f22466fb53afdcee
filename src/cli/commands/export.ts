import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Command, Option } from "commander";
import { exportBundleSchema } from "../../server/index.ts";
import { dataOption } from "../asOf.ts";
import { badInput } from "../failure.ts";
import { type Format, formatOption, printRows } from "../formats.ts";
import { ask, withData } from "../reachData.ts";
import type { Terminal } from "../terminal.ts";

type Options = {
  readonly out: string;
  readonly data?: string;
  readonly store: "main" | "examples";
  readonly force?: boolean;
  readonly format: Format;
};

export const addExport = (program: Command, terminal: Terminal): void => {
  program
    .command("export")
    .description("Write all patients of the data folder as the CSV folder that import reads again.")
    .requiredOption("--out <folder>", "where to write; must be empty or new")
    .option("--force", "write although the folder holds files")
    .addOption(new Option("--store <store>", "which store").choices(["main", "examples"]).default("main"))
    .addOption(dataOption())
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  theratrial export --out ./export")
    .action(async (options: Options) => {
      const folder = resolve(terminal.workingFolder, options.out);
      const present = await readdir(folder).catch(() => []);
      if (present.length > 0 && options.force !== true)
        throw badInput(`${folder} is not empty. Name another folder, or add --force.`);
      const { files } = await withData(
        terminal,
        { data: options.data, command: "export", create: false, withExamples: options.store === "examples" },
        async (data) =>
          exportBundleSchema.parse(await ask(data, `/export?format=json&store=${options.store}`)),
      );
      await mkdir(folder, { recursive: true });
      for (const { name, text } of files) await writeFile(join(folder, name), text);
      await printRows(
        terminal,
        options.format,
        {
          headers: ["file", "rows"],
          cells: (each: { file: string; rows: number }) => [each.file, String(each.rows)],
        },
        files.map(({ name, text }) => ({
          file: join(folder, name),
          rows: name.endsWith(".csv")
            ? Math.max(0, text.split("\n").filter((line) => line.trim() !== "").length - 1)
            : 1,
        })),
      );
    });
};
