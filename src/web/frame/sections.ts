/** The sections of the rail in their order, with their drawing on an 18 grid. */
export const sections = [
  { label: "Trials", path: "/trials", drawing: ["M3 4.5h12M3 9h12M3 13.5h7"] },
  {
    label: "Subjects",
    path: "/subjects",
    drawing: ["M6.2 6a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0", "M3.4 15c.6-3 2.8-4.4 5.6-4.4s5 1.4 5.6 4.4"],
  },
  {
    label: "Due",
    path: "/due",
    drawing: ["M2.8 9a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0-12.4 0", "M9 5.400V9l2.6 1.8"],
  },
  {
    label: "Reading",
    path: "/reading",
    drawing: [
      "M9 4.800C7.4 3.6 5.4 3.3 2.8 3.400v10.400c2.6 0 4.6.3 6.2 1.4 1.6-1.1 3.6-1.4 6.2-1.400V3.400C12.6 3.3 10.6 3.6 9 4.800zM9 4.800v10.4",
    ],
  },
  { label: "Monitor", path: "/monitor", drawing: ["M2.8 15V3M2.8 15h12.4M5.8 12l2.8-4.2 2.6 2 3.6-5.4"] },
  {
    label: "Data",
    path: "/data",
    drawing: [
      "M3.4 4.6a5.6 2 0 1 0 11.2 0a5.6 2 0 1 0-11.2 0",
      "M3.4 4.6v8.8c0 1.1 2.5 2 5.6 2s5.6-.9 5.6-2V4.6M3.4 9c0 1.1 2.5 2 5.6 2s5.6-.9 5.6-2",
    ],
  },
  {
    label: "Admin",
    path: "/admin",
    drawing: [
      "M3 5.4h6.4M13 5.4h2M3 12.6h2M8.6 12.6H15",
      "M9.4 5.400a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0",
      "M5 12.600a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0",
    ],
  },
] as const;
