export { type CsvOptions, readCsvFolder } from "./readCsvFolder.ts";
export { type CsvFile, writeCsvFolder } from "./writeCsvFolder.ts";
