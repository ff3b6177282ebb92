import { lazy, Suspense, useState } from "react";
import { MenuButton } from "./MenuButton";
import type { ActionMenuProps } from "./OpenActionMenu";

const load = () => import("./OpenActionMenu");
const OpenActionMenu = lazy(load);

/**
 * What can be done with a thing, behind one button. The menu comes when somebody reaches for it: a list of things is
 * read long before, and has many.
 */
export function ActionMenu(props: ActionMenuProps) {
  const [wanted, setWanted] = useState(false);
  const { label, look } = props;
  const button = (
    <MenuButton
      label={label}
      look={look}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWanted(true)}
    />
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <OpenActionMenu {...props} />
    </Suspense>
  );
}
