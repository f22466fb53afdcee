export type Crumb = { readonly label: string; readonly to: string | null };
export type Where = {
  readonly trial: string | null;
  readonly subject: string | null;
  /** What follows the trial's id in the address when another trial is chosen. */
  readonly rest: string;
  readonly crumbs: readonly Crumb[];
};

const names: Readonly<Record<string, string>> = {
  trials: "All trials",
  subjects: "Subjects",
  due: "Due",
  reading: "Reading",
  monitor: "Monitor",
  data: "Data",
  admin: "Admin",
};

/** Reads the address as a place: which trial, which subject, which page. */
export const whereOf = (pathname: string, trialParam: string | null): Where => {
  const [section = "", id, page] = pathname
    .split("/")
    .filter((part) => part !== "")
    .map(decodeURIComponent);
  const here = names[section] ?? "Page not found";
  if (section === "trials" && id !== undefined)
    return {
      trial: id,
      subject: null,
      rest: page === undefined ? "" : `/${page}`,
      crumbs: [{ label: page === "screening" ? "Screening" : "Protocol", to: null }],
    };
  if (section === "subjects" && id !== undefined)
    return {
      trial: trialParam,
      subject: id,
      rest: "",
      crumbs: [
        { label: "Subjects", to: "/subjects" },
        { label: id, to: null },
      ],
    };
  return { trial: null, subject: null, rest: "", crumbs: [{ label: here, to: null }] };
};
