export { type DecodedRecord, decodeRecord, type NotText, type RecordEncoding } from "./decodeRecord.ts";
