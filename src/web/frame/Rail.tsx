import { useLocation } from "react-router";
import { useQuestions } from "../api/useApi.ts";
import { Icon } from "../icons/Icon.tsx";
import { PlaceLink } from "../place/PlaceLink.tsx";
import { usePlace } from "../place/PlaceProvider.tsx";
import { useTheme } from "../place/useTheme.ts";
import { KeysHelp } from "./KeysHelp.tsx";
import { sections } from "./sections.ts";

const initials = (name: string): string =>
  name
    .split(/[\s.]+/)
    .filter((word) => word !== "")
    .map((word) => word.charAt(0).toUpperCase())
    .slice(0, 2)
    .join("");

const ThemeButton = () => {
  const [theme, toggle] = useTheme();
  const next = theme === "dark" ? "light" : "dark";
  return (
    <button
      type="button"
      className="iconbtn"
      onClick={toggle}
      aria-label={`Show in ${next}`}
      title={`Show in ${next}`}
    >
      <Icon name={theme === "dark" ? "sun" : "moon"} />
    </button>
  );
};

/** The sections, with what waits in them, and who is at work. */
export const Rail = () => {
  const { pathname } = useLocation();
  const { state } = usePlace();
  const questions = useQuestions(null).data?.reduce((sum, group) => sum + group.items.length, 0) ?? 0;
  const { name, role, site } = state.actor;
  return (
    <nav className="rail" aria-label="Sections">
      <PlaceLink className="brand" to="/trials" aria-label="Theratrial, all trials">
        <svg
          viewBox="0 0 26 26"
          fill="none"
          stroke="currentColor"
          strokeWidth={2}
          strokeLinecap="round"
          aria-hidden="true"
        >
          <path d="M3 5h20M8 5v16" />
          <path d="M13.5 9v12" opacity=".75" />
          <path d="M19 13.5V21" opacity=".5" />
        </svg>
      </PlaceLink>
      {sections.map(({ label, path, drawing }) => (
        <PlaceLink
          key={path}
          className="item"
          to={path}
          {...(pathname.startsWith(path) ? { "aria-current": "page" } : {})}
        >
          <svg
            viewBox="0 0 18 18"
            fill="none"
            stroke="currentColor"
            strokeWidth={1.5}
            strokeLinecap="round"
            strokeLinejoin="round"
            aria-hidden="true"
          >
            {drawing.map((each) => (
              <path key={each} d={each} />
            ))}
          </svg>
          {label}
          {label === "Due" && questions > 0 ? (
            <span className="count">
              {questions > 99 ? "99+" : questions}
              <span className="vh"> open questions</span>
            </span>
          ) : null}
        </PlaceLink>
      ))}
      <div className="foot">
        <KeysHelp />
        <ThemeButton />
        <span className="me" title={`${name}, ${role}, ${site}`}>
          <span aria-hidden="true">{initials(name)}</span>
          <span className="vh">{`At work: ${name}, ${role}, ${site}`}</span>
        </span>
      </div>
    </nav>
  );
};
