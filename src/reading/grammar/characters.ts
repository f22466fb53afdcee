/** Signs of comparison in every script that registries send. */
export const comparisonCharacters: ReadonlyMap<number, string> = new Map(
  (
    [
      ["<", "<"],
      [">", ">"],
      ["=", "="],
      ["＜", "<"],
      ["＞", ">"],
      ["＝", "="],
      ["﹤", "<"],
      ["﹥", ">"],
      ["﹦", "="],
      ["˂", "<"],
      ["˃", ">"],
      ["‹", "<"],
      ["›", ">"],
      ["〈", "<"],
      ["〉", ">"],
      ["≤", "<="],
      ["≥", ">="],
      ["≦", "<="],
      ["≧", ">="],
      ["⩽", "<="],
      ["⩾", ">="],
      ["⪕", "<="],
      ["⪖", ">="],
      ["≮", ">="],
      ["≯", "<="],
    ] as const
  ).map(([character, meaning]) => [character.charCodeAt(0), meaning]),
);

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isAsciiLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Blanks other than line ends. */
export const isBlank = (code: number): boolean =>
  code === 32 ||
  code === 9 ||
  code === 0xa0 ||
  code === 0x3000 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0xfeff ||
  (code >= 0x2000 && code <= 0x200b);

export const isLineEnd = (code: number): boolean =>
  code === 10 ||
  code === 13 ||
  code === 11 ||
  code === 12 ||
  code === 0x85 ||
  code === 0x2028 ||
  code === 0x2029;

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** The digit that a superscript means, or -1. */
export const superscriptDigit = (code: number): number =>
  code < 0xb2 || (code > 0xb9 && code < 0x2070) || code > 0x2079
    ? -1
    : superscripts.indexOf(String.fromCharCode(code));

export const isDash = (code: number): boolean =>
  code === 45 || (code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xff0d || code === 0xfe63;

/** Letters outside ASCII; punctuation, arrows, mathematical signs, surrogates and private characters are none. */
export const isOtherLetter = (code: number): boolean => {
  if (code <= 0xbf) return code === 0xb5 || code === 0xaa;
  if (code < 0x2000)
    return code !== 0xd7 && code !== 0xf7 && code !== 0x2c2 && code !== 0x2c3 && code !== 0x37e;
  return (code >= 0x3041 && code < 0xd800) || code === 0x212b || code === 0x2126;
};
