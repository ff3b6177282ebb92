import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import { useT } from "../i18n/useT";
import { IconMenu2, IconSearch } from "../icons";
import classes from "./shell.module.css";

type Props = {
  /** At the line's start: the brand or the organization switcher. */
  start: ReactNode;
  middle?: ReactNode;
  inbox?: ReactNode;
  userMenu?: ReactNode;
  onSearch?: (() => void) | undefined;
  /** Opens the navigation where the screen is too narrow to show it. */
  onMenu?: (() => void) | undefined;
};

/** The bar at the head of pages for signed-in people. */
export function AppHeader({ start, middle, inbox, userMenu, onSearch, onMenu }: Props) {
  const t = useT();
  return (
    <header className={classes.header}>
      {onMenu && (
        <UnstyledButton className={classes.menuButton} onClick={onMenu} aria-label={t("ui.shell.openMenu")}>
          <IconMenu2 size={20} aria-hidden="true" />
        </UnstyledButton>
      )}
      <div className={classes.headerStart}>{start}</div>
      <div className={classes.headerMiddle}>{middle}</div>
      <div className={classes.headerEnd}>
        {onSearch && (
          <UnstyledButton
            className={classes.searchButton}
            onClick={onSearch}
            aria-label={t("ui.palette.open")}
          >
            <IconSearch size={16} aria-hidden="true" />
            <span className={classes.searchWord}>{t("common.search")}</span>
            <kbd className={classes.searchKeys} dir="ltr">
              ⌘K
            </kbd>
          </UnstyledButton>
        )}
        {inbox}
        {userMenu}
      </div>
    </header>
  );
}
