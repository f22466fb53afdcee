/** Drawn on a 16 grid with the pen of the text colour. */
const paths = {
  check: ["M3 8.6 6.4 12 13 4.6"],
  cross: ["m4 4 8 8M12 4l-8 8"],
  ask: ["M5.2 5.6C5.3 3.9 6.5 3 8 3s2.8.9 2.8 2.4c0 2-2.7 2.1-2.7 4.1", "M8.05 12.7h.01"],
  clock: ["M8 3.6V8l3 2"],
  pen: ["M3.2 12.8 4 9.9l6.6-6.6 2.1 2.1L6.1 12z"],
  dash: ["M5 8h6"],
  down: ["m4 6 4 4 4-4"],
  up: ["m4 10 4-4 4 4"],
  left: ["m10 4-4 4 4 4"],
  right: ["m6 4 4 4-4 4"],
  search: ["M3 7a4 4 0 1 0 8 0a4 4 0 1 0-8 0", "m10 10 3.4 3.4"],
  calendar: [
    "M4.2 3.400h7.600a1.6 1.6 0 0 1 1.6 1.600v6.800a1.6 1.6 0 0 1-1.6 1.600H4.200a1.6 1.6 0 0 1-1.6-1.600V5a1.6 1.6 0 0 1 1.6-1.600z",
    "M2.6 6.6h10.8M5.4 2v2.6M10.6 2v2.6",
  ],
  sun: [
    "M5.2 8a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0",
    "M8 1.6v1.6M8 12.8v1.6M1.6 8h1.6M12.8 8h1.6M3.5 3.5l1.1 1.1M11.4 11.4l1.1 1.1M3.5 12.5l1.1-1.1M11.4 4.6l1.1-1.1",
  ],
  moon: ["M12.8 9.800A5.4 5.4 0 0 1 6.2 3.200a5.4 5.4 0 1 0 6.6 6.600z"],
  table: [
    "M3.8 3h8.400a1.4 1.4 0 0 1 1.4 1.400v7.200a1.4 1.4 0 0 1-1.4 1.400H3.800a1.4 1.4 0 0 1-1.4-1.400V4.400A1.4 1.4 0 0 1 3.8 3z",
    "M2.4 6.400h11.200M6.4 6.400V13",
  ],
  print: ["M4.4 6V2.6h7.2V6M4.4 11.4H2.6V6.2h10.8v5.2h-1.8", "M4.4 9.4h7.2v4H4.4z"],
  copy: [
    "M6.8 5.400h5.200a1.4 1.4 0 0 1 1.4 1.400V12a1.4 1.4 0 0 1-1.4 1.400H6.800A1.4 1.4 0 0 1 5.4 12V6.800a1.4 1.4 0 0 1 1.4-1.400z",
    "M10.6 5.4V2.6h-8v8h2.8",
  ],
  download: ["M8 2.600v7.400M4.8 7 8 10.2 11.2 7", "M3 13h10"],
  upload: ["M8 10.400V3M4.8 6.2 8 3l3.2 3.2", "M3 13h10"],
  plus: ["M8 3.400v9.200M3.4 8h9.2"],
  send: ["M2.6 8h9.6M8.4 4 12.4 8l-4 4"],
  replay: ["M3 8a5 5 0 1 0 1.6-3.700M3 2.800v2.400h2.4"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type IconName = keyof typeof paths;

/** Decoration only: the word stands beside it or in the label of its button. */
export const Icon = ({ name, weight = 1.6 }: { readonly name: IconName; readonly weight?: number }) => (
  <svg
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth={weight}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {paths[name].map((path) => (
      <path key={path} d={path} {...(path === "M8.05 12.7h.01" ? { strokeWidth: 2.4 } : {})} />
    ))}
  </svg>
);
