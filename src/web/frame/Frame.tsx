import { useEffect, useRef } from "react";
import { RouterProvider } from "react-aria-components";
import { Outlet, useHref, useLocation, useNavigate, useSearchParams } from "react-router";
import { usePlace } from "../place/PlaceProvider.tsx";
import { AsOfBand } from "./AsOf.tsx";
import { Header } from "./Header.tsx";
import { PrintHead } from "./PrintHead.tsx";
import { Rail } from "./Rail.tsx";
import { whereOf } from "./whereOf.ts";

/** After a step to another page the reader stands at its top, keyboard and screen reader included. */
const useFocusOnArrival = (pathname: string) => {
  const main = useRef<HTMLElement>(null);
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    main.current?.focus({ preventScroll: true });
    if (window.location.hash === "") window.scrollTo(0, 0);
  }, [pathname]);
  return main;
};

/** What every page shares. */
export const Frame = () => {
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const { isPast } = usePlace();
  const main = useFocusOnArrival(pathname);
  const where = whereOf(pathname, params.get("trial"));
  return (
    <RouterProvider navigate={(path) => void navigate(path)} useHref={useHref}>
      <div className={isPast ? "frame past" : "frame"}>
        <a className="skip" href="#main">
          To the content
        </a>
        <PrintHead where={where} />
        <Rail />
        <Header where={where} />
        <AsOfBand />
        <main id="main" ref={main} tabIndex={-1} key={pathname}>
          <Outlet />
        </main>
      </div>
    </RouterProvider>
  );
};
