import type { ReactNode } from "react";
import { useTitle } from "../place/useTitle.ts";

type Props = {
  /** The answer of the page. */
  readonly title: string;
  readonly sub?: ReactNode;
  readonly children?: ReactNode;
};

export const PageHead = ({ title, sub, children }: Props) => {
  useTitle(title);
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {sub === undefined ? null : <div className="sub">{sub}</div>}
      </div>
      {children === undefined ? null : <div className="acts">{children}</div>}
    </div>
  );
};
