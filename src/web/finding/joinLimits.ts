const pattern = /^([<>=≤≥])\s*(.+)$/u;

/** Bounds that differ in the sign alone are one bound: "≥, ≤ or = 50 mL/min". */
export const joinLimits = (limits: readonly string[]): string => {
  const parts = limits.map((limit) => pattern.exec(limit));
  const rests = new Set(parts.map((part) => part?.[2]));
  const [rest] = rests;
  if (limits.length < 2 || rests.size !== 1 || rest === undefined) return limits.join(" or ");
  const signs = parts.map((part) => part?.[1] ?? "");
  return `${signs.slice(0, -1).join(", ")} or ${signs.at(-1)} ${rest}`;
};
