const tag =
  /<(\/?)(br|li|p|ul|ol|b|i|u|em|strong|sup|sub|span|div|font|table|tbody|tr|td|th|h[1-6]|a)((?:\s+[a-z-]{1,20}\s{0,2}=[^<>]{0,200})?)\s{0,3}\/?>/iy;
const power = /<sup>\s{0,2}(\d{1,2})\s{0,2}<\/sup>/iy;

const breaking = new Set(["br", "p", "ul", "ol", "div", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6"]);

/** The tag that stands at `at`, and what it leaves: a line end, a list mark, a power, or nothing. Comparison signs are no tags. */
export const readTag = (text: string, at: number): { readonly text: string; readonly end: number } | null => {
  power.lastIndex = at;
  const [superscript, digits] = power.exec(text) ?? [];
  if (superscript !== undefined && digits !== undefined) {
    const isPower = text.slice(Math.max(0, at - 2), at) === "10" || /[cmd]/.test(text[at - 1] ?? "");
    return { text: isPower ? `^${digits}` : digits, end: at + superscript.length };
  }
  tag.lastIndex = at;
  const match = tag.exec(text);
  if (match === null) return null;
  const name = (match[2] ?? "").toLowerCase();
  const end = at + match[0].length;
  if (name === "li") return { text: match[1] === "" ? "\n- " : "", end };
  if (name === "td" || name === "th") return { text: " ", end };
  return { text: breaking.has(name) ? "\n" : "", end };
};
