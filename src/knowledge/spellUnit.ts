const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** One spelling for what laboratories print in many: superscripts, both mu, "x10E9", "10^9", "1,73 m²", "mcg", "cmm". */
export const spellUnit = (text: string): string =>
  text
    .replace(
      /[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g,
      (digits) => `^${[...digits].map((each) => superscripts.indexOf(each)).join("")}`,
    )
    .normalize("NFKC")
    .replace(/[µμ]/g, "u")
    .replace(/×/g, "x")
    .replace(/[∕⁄÷]/g, "/")
    .replace(/[‐-―−]/g, "-")
    .replace(/(\S)\s+per\s+/gi, "$1/")
    .replace(/\s+/g, "")
    .replace(/(\d),(\d)/g, "$1.$2")
    // 10*9/L, 10^9/L, 10**9/L, x10E9/L, ·10^9/L, 10exp9/L
    .replace(/^[xX*.·]?10(?:\*\*|\^|\*|exp|[eE]\+?)(\d{1,2})(?=$|[/.])/, "10^$1")
    .replace(/^[xX*.·]10(\d{1,2})(?=\/)/, "10^$1")
    .replace(/m(?:\^|\*\*|\*)([23])(?!\d)/g, "m$1")
    .replace(/(?:cu\.?mm|cmm|c\.mm\.?)$/i, "mm3")
    .replace(/(?:\/|per)\{?1\.73_?(?:m2|qm|sqm|sq\.m)\}?/i, "/1.73m2")
    .replace(/mcl\b/gi, "uL")
    .replace(/mcg\b/gi, "ug")
    .replace(/mcmol\b/gi, "umol")
    .replace(/mckat\b/gi, "ukat")
    .replace(/^\*$/, "");
