import { cut, join, replace, type Traced } from "../traced.ts";
import { type Adapter, type Found, foundOf } from "./adapter.ts";
import { append } from "./append.ts";
import { emptyTree, sideOfKey, takeValue } from "./keyedTree.ts";
import { pagedAdapter } from "./pagedAdapter.ts";
import { type JsonMember, type JsonValue, jsonText, scanJson } from "./scanJson.ts";
import { isElement, scanXml, type XmlElement, xmlText } from "./scanXml.ts";
import { hasMarkup, stripMarkup } from "./stripMarkup.ts";

const page = pagedAdapter("plain-text");
const mostValues = 20_000;

/** JSON of an unknown shape: every text is taken by the name of its nearest key. */
const readTree = (whole: Traced, root: JsonValue): Found => {
  const tree = emptyTree();
  const stack: JsonMember[] = [{ key: "", value: root }];
  for (let seen = 0; stack.length > 0 && seen < mostValues; seen += 1) {
    const { key, value } = stack.pop() ?? { key: "", value: root };
    if (value.kind === "object") append(stack, value.members.toReversed());
    else if (
      value.kind === "array" &&
      sideOfKey(key) !== null &&
      value.items.every((each) => each.kind === "string")
    ) {
      const texts = value.items.flatMap((each) => jsonText(whole, each) ?? []);
      const lines = texts
        .filter(({ text }) => text.trim() !== "")
        .flatMap((text, index) =>
          index === 0 ? [text] : [replace(cut(text, 0, 1), [{ start: 0, end: 1, text: "\n" }]), text],
        );
      if (lines.length > 0) takeValue(tree, key, join(lines));
    } else if (value.kind === "array")
      append(stack, value.items.map((each) => ({ key, value: each })).reverse());
    else {
      const text = jsonText(whole, value);
      if (text !== null && key !== "") takeValue(tree, key, hasMarkup(text.text) ? stripMarkup(text) : text);
    }
  }
  return foundOf(tree.sections, tree.fields, tree.ignored, [
    "JSON of an unknown shape, read by the names of its keys",
  ]);
};

/** XML of an unknown shape: elements without children are taken by their names, criteria with all that is in them. */
const readElements = (whole: Traced, root: XmlElement): Found => {
  const tree = emptyTree();
  const stack: XmlElement[] = [root];
  for (let seen = 0; stack.length > 0 && seen < mostValues; seen += 1) {
    const element = stack.pop() ?? root;
    const inner = element.children.filter(isElement);
    const side = sideOfKey(element.name);
    if (inner.length > 0 && (side === null || inner.some((each) => sideOfKey(each.name) !== null)))
      append(stack, inner.toReversed());
    else {
      const text = xmlText(whole, element);
      if (text !== null) takeValue(tree, element.name, hasMarkup(text.text) ? stripMarkup(text) : text);
    }
  }
  return foundOf(tree.sections, tree.fields, tree.ignored, [
    "XML of an unknown shape, read by the names of its elements",
  ]);
};

const read = (whole: Traced): Found | null => {
  const first = /^[\s\ufeff]*([{[<])/.exec(whole.text.slice(0, 400))?.[1];
  if (first === "{" || first === "[") {
    const root = scanJson(whole.text.replace(/^\ufeff/, " "));
    if (root !== null) return readTree(whole, root);
  }
  if (
    first === "<" &&
    !/^\s*(?:<\?[^>]*>\s*)?<(?:!doctype html|html|head|body|div|p|table|ul|ol|section|main|article|h\d)\b/i.test(
      whole.text.slice(0, 400).replace(/^\ufeff/, ""),
    )
  ) {
    const root = scanXml(whole.text);
    if (root !== null) return readElements(whole, root);
  }
  return page.read(whole);
};

/** Any text with parts that can be recognised as inclusion and exclusion, whatever holds it. */
export const plainText: Adapter = { layout: "plain-text", read };
