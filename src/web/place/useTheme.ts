import { useEffect, useState } from "react";

export type Theme = "light" | "dark";

const key = "theratrial.theme";
const isTheme = (text: string | null): text is Theme => text === "light" || text === "dark";
const systemTheme = (): Theme =>
  window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";

/** Light or dark: what the person chose on this machine, else what the system says. */
export const useTheme = (): readonly [Theme, () => void] => {
  const [chosen, setChosen] = useState<Theme | null>(() => {
    const saved = window.localStorage.getItem(key);
    return isTheme(saved) ? saved : null;
  });
  useEffect(() => {
    if (chosen === null) return;
    document.documentElement.dataset["theme"] = chosen;
    window.localStorage.setItem(key, chosen);
  }, [chosen]);
  const theme = chosen ?? systemTheme();
  return [theme, () => setChosen(theme === "dark" ? "light" : "dark")];
};
