import type { ComponentProps } from "react";
import { Link } from "react-router";
import { usePath } from "./usePath.ts";

type Props = Omit<ComponentProps<typeof Link>, "to"> & { readonly to: string };

/** A link inside the app that keeps store and time. */
export const PlaceLink = ({ to, ...rest }: Props) => {
  const toPath = usePath();
  return <Link to={toPath(to)} {...rest} />;
};
