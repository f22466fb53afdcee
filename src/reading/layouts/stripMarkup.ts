import { type Edit, replace, type Traced } from "../traced.ts";
import { decodeEntities } from "./entities.ts";

const blocks = new Set([
  "p",
  "div",
  "br",
  "li",
  "ul",
  "ol",
  "tr",
  "td",
  "th",
  "table",
  "section",
  "article",
  "header",
  "footer",
  "nav",
  "main",
  "aside",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "dl",
  "dt",
  "dd",
  "hr",
  "title",
  "form",
  "button",
  "tbody",
  "thead",
  "label",
  "option",
  "fieldset",
]);
const inline = new Set([
  "a",
  "b",
  "i",
  "u",
  "em",
  "strong",
  "span",
  "font",
  "sub",
  "sup",
  "small",
  "big",
  "abbr",
  "mark",
  "code",
  "pre",
  "q",
  "cite",
  "time",
  "img",
  "input",
  "html",
  "body",
  "meta",
  "link",
  "svg",
  "path",
  "o:p",
  "blockquote",
  "picture",
  "source",
  "s",
  "del",
  "ins",
  "tt",
  "center",
  "figure",
]);
const silent = new Set(["script", "style", "head", "noscript", "template"]);

const tag = /<(\/?)([A-Za-z][A-Za-z0-9:]*)(?:\s[^<>]*)?\/?>/y;

/**
 * Text of a page or field that carries HTML: block tags become line ends, list items get their dash, a raised number keeps its "^",
 * scripts and styles vanish. "<5 x ULN" is no tag and stays.
 */
export const stripMarkup = (value: Traced): Traced => {
  const { text } = value;
  const edits: Edit[] = [];
  const unclosed = new Set<string>();
  let lastNewline = false;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at)) {
    if (text.startsWith("<!--", at)) {
      const end = text.indexOf("-->", at + 4);
      if (end < 0) break;
      edits.push({ start: at, end: end + 3, text: "" });
      at = end + 3;
      continue;
    }
    if (/^<[!?][A-Za-z]/.test(text.slice(at, at + 3))) {
      const end = text.indexOf(">", at);
      if (end < 0) break;
      edits.push({ start: at, end: end + 1, text: "" });
      at = end + 1;
      continue;
    }
    tag.lastIndex = at;
    const match = tag.exec(text);
    const name = (match?.[2] ?? "").toLowerCase();
    if (match === null || !(blocks.has(name) || inline.has(name) || silent.has(name))) {
      at += 1;
      continue;
    }
    let end = at + match[0].length;
    const opens = match[1] === "";
    if (silent.has(name) && opens && !unclosed.has(name)) {
      const close = closeOf(text, name, end);
      if (close < 0) unclosed.add(name);
      end = close < 0 ? end : close;
    }
    const line: string = edits.at(-1)?.end === at && lastNewline ? "" : "\n";
    const written: string =
      name === "li" && opens
        ? `${line}- `
        : name === "br"
          ? "\n"
          : blocks.has(name)
            ? line
            : name === "sup" &&
                opens &&
                /^-?\d/.test(text.slice(end, end + 2)) &&
                /\d$/.test(text.slice(Math.max(0, at - 1), at))
              ? "^"
              : "";
    lastNewline = written.endsWith("\n") || (written === "" && lastNewline && edits.at(-1)?.end === at);
    edits.push({ start: at, end, text: written });
    at = end;
  }
  return decodeEntities(replace(value, edits));
};

const closeOf = (text: string, name: string, from: number): number => {
  const close = new RegExp(`</${name}\\s*>`, "gi");
  close.lastIndex = from;
  const match = close.exec(text);
  return match === null ? -1 : match.index + match[0].length;
};

const anyTag = /<\/?(?:p|div|br|li|ul|ol|td|tr|table|h[1-6]|span|html|body|section)\b[^<>]{0,2000}>/i;
/** Whether a text carries HTML at all. */
export const hasMarkup = (text: string): boolean => text.includes("<") && anyTag.test(text);
