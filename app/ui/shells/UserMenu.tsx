import { UnstyledButton } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useT } from "../i18n/useT";
import { PersonAvatar } from "../people/PersonAvatar";
import type { UserMenuProps } from "./OpenUserMenu";
import classes from "./shell.module.css";

const load = () => import("./OpenUserMenu");
const OpenUserMenu = lazy(load);

/**
 * Who is signed in, where their own pages are, light or dark, and out. The menu comes when somebody reaches
 * for it: a page is read long before.
 */
export function UserMenu(props: UserMenuProps) {
  const t = useT();
  const [wanted, setWanted] = useState(false);
  const { person } = props;
  const button = (
    <UnstyledButton
      className={classes.userButton}
      aria-label={t("ui.shell.userMenu", { name: person.name })}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWanted(true)}
    >
      <PersonAvatar {...person} size={32} />
    </UnstyledButton>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <OpenUserMenu {...props} />
    </Suspense>
  );
}
