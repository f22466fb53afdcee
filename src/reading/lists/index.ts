export { type ReadLists, readList, readLists } from "./readList.ts";
