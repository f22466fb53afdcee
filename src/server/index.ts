export { createApp } from "./app.ts";
export { type Clock, fixedClock, systemClock, today } from "./clock.ts";
export { type DataFolder, type HeldFolder, openDataFolder } from "./dataFolder.ts";
export type { Dependencies, Desk } from "./dependencies.ts";
export { type ExportedFile, exportFiles } from "./exportFiles.ts";
export { countErrors } from "./importDesk.ts";
export { listImportFiles } from "./importFiles.ts";
export { MemoryShort } from "./memory.ts";
export { packageRoot, packageVersion } from "./packageRoot.ts";
export { type ReadOptions, readItems } from "./readItems.ts";
export { issueSchema, problemSchema } from "./schemas/common.ts";
export {
  exportBundleSchema,
  importPreviewSchema,
  importProgressSchema,
  importResultSchema,
  verificationSchema,
} from "./schemas/imports.ts";
export {
  screeningTableSchema,
  type TrialRepair,
  trialRepairSchema,
  trialRepairsReply,
} from "./schemas/trials.ts";
export { createScreener, type Screener, type View } from "./screener.ts";
export {
  type Environment,
  foldersIn,
  isRole,
  readActor,
  readPort,
  readSettings,
  type Settings,
} from "./settings.ts";
export { type StartedServer, type Starting, startServer } from "./startServer.ts";
export { describePerson } from "./views/person.ts";
