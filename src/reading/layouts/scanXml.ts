import { cut, type Edit, join, replace, type Traced, trim } from "../traced.ts";
import { decodeEntities } from "./entities.ts";

/** An element with the stretches of its own text and its children, in their order. */
export type XmlElement = {
  readonly name: string;
  readonly children: readonly (XmlElement | XmlText)[];
};
export type XmlText = {
  readonly name: null;
  readonly start: number;
  readonly end: number;
  readonly literal: boolean;
};

type Open = { readonly name: string; readonly children: (XmlElement | XmlText)[] };

const nameAt = /[A-Za-z_][\w.:-]*/y;
const deepest = 500;

/** Reads XML without schema, attributes or recursion; null where the text is none. Elements left open are closed at the end. */
export const scanXml = (text: string): XmlElement | null => {
  const root: Open = { name: "", children: [] };
  const stack: Open[] = [root];
  let at = text.indexOf("<");
  if (at < 0 || /\S/.test(text.slice(0, at).replace(/\ufeff/g, ""))) return null;
  let from = at;
  const flush = (end: number): void => {
    if (end > from) stack.at(-1)?.children.push({ name: null, start: from, end, literal: false });
  };
  while (at >= 0) {
    if (text.startsWith("<!--", at)) {
      flush(at);
      const end = text.indexOf("-->", at);
      from = end < 0 ? text.length : end + 3;
    } else if (text.startsWith("<![CDATA[", at)) {
      flush(at);
      const end = text.indexOf("]]>", at);
      stack
        .at(-1)
        ?.children.push({ name: null, start: at + 9, end: end < 0 ? text.length : end, literal: true });
      from = end < 0 ? text.length : end + 3;
    } else if (text[at + 1] === "?" || text[at + 1] === "!") {
      flush(at);
      const end = text.indexOf(">", at);
      from = end < 0 ? text.length : end + 1;
    } else {
      const closes = text[at + 1] === "/";
      nameAt.lastIndex = at + (closes ? 2 : 1);
      const name = nameAt.exec(text)?.[0];
      const end = name === undefined ? -1 : tagEnd(text, at);
      if (name === undefined || end < 0) {
        at = text.indexOf("<", at + 1);
        continue;
      }
      flush(at);
      if (closes) closeTo(stack, name);
      else {
        const element: Open = { name: name.replace(/^.*:/, ""), children: [] };
        stack.at(-1)?.children.push(element);
        if (text[end - 2] !== "/" && stack.length < deepest) stack.push(element);
      }
      from = end;
    }
    at = text.indexOf("<", from);
  }
  flush(text.length);
  return root.children.find((each): each is XmlElement => each.name !== null) ?? null;
};

const closeTo = (stack: Open[], written: string): void => {
  const name = written.replace(/^.*:/, "");
  for (let level = stack.length - 1; level > 0 && level > stack.length - 40; level -= 1)
    if (stack[level]?.name === name) {
      stack.length = level;
      return;
    }
};

/** End of a tag, after its ">"; one inside a quoted attribute does not end it. */
const tagEnd = (text: string, start: number): number => {
  let quote = "";
  const reach = Math.min(text.length, start + 20_000);
  for (let at = start + 1; at < reach; at += 1) {
    const sign = text[at] ?? "";
    if (quote !== "") {
      if (sign === quote) quote = "";
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === ">") return at + 1;
    else if (sign === "<") return -1;
  }
  return -1;
};

export const isElement = (each: XmlElement | XmlText): each is XmlElement => each.name !== null;

export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element === undefined
    ? []
    : element.children.filter(isElement).filter((each) => each.name.toLowerCase() === name);

/** The first element down a path of names, in lower case. */
export const elementAt = (
  element: XmlElement | undefined,
  ...path: readonly string[]
): XmlElement | undefined => {
  let found = element;
  for (const name of path) found = childrenOf(found, name)[0];
  return found;
};

/** XML makes one line feed of each line end of the file (XML 1.0, 2.11); a return written as an entity stays. */
const withLineFeeds = (value: Traced): Traced => {
  const edits: Edit[] = [];
  for (let at = value.text.indexOf("\r"); at >= 0; at = value.text.indexOf("\r", at + 1))
    edits.push({ start: at, end: value.text[at + 1] === "\n" ? at + 2 : at + 1, text: "\n" });
  return replace(value, edits);
};

/** Text of an element and of what is in it, entities decoded. */
export const xmlText = (whole: Traced, element: XmlElement | undefined): Traced | null => {
  if (element === undefined) return null;
  const parts: Traced[] = [];
  const collect = (each: XmlElement | XmlText, depth: number): void => {
    if (each.name === null) {
      const written = withLineFeeds(cut(whole, each.start, each.end));
      parts.push(each.literal ? written : decodeEntities(written));
    } else if (depth < 50) for (const child of each.children) collect(child, depth + 1);
  };
  collect(element, 0);
  const text = trim(join(parts));
  return text.text === "" ? null : text;
};
