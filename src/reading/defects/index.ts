export { type Mended, mendText } from "./mendText.ts";
