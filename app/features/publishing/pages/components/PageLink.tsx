import type { ComponentPropsWithoutRef } from "react";
import { useShown } from "../shown";

type Props = ComponentPropsWithoutRef<"a"> & { href: string };

/** A link for visitors. While the page is put together it leads nowhere: it stands within what is dragged. */
export function PageLink({ href, "aria-label": label, ...props }: Props) {
  const { editing } = useShown();
  return editing ? <a {...props} /> : <a {...props} href={href} aria-label={label} />;
}
