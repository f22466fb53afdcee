export * from "./cockcroftGault.ts";
export * from "./writeComparable.ts";
