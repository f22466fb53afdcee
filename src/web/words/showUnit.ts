const raised: Readonly<Record<string, string>> = {
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};
const spelled: Readonly<Record<string, string>> = {
  "1": "",
  d: "days",
  wk: "weeks",
  mo: "months",
  a: "years",
  "{SUV}": "SUV",
};

const raise = (digits: string): string => [...digits].map((digit) => raised[digit] ?? digit).join("");

/** A UCUM code as it is printed in a clinic: `10*9/L` is ×10⁹/L, `mL/min/{1.73_m2}` is mL/min/1.73 m². */
export const showUnit = (code: string): string =>
  spelled[code] ??
  code
    .replace(/^\{[a-zA-Z_]*\}$/, "")
    .replaceAll("{1.73_m2}", "1.73\u202fm²")
    .replace(/\{([^}]*)\}/g, "$1")
    .replace(/10\*(\d+)/g, (_, digits: string) => `×10${raise(digits)}`)
    .replace(/\bu(?=(?:L|mol|g|m|Ci|kat)\b)/g, "µ")
    .replace(/\b([cm]?m)([23])\b/g, (_, unit: string, digits: string) => `${unit}${raise(digits)}`)
    .replace(/[[\]]/g, "");
