import type { ReactNode } from "react";
import { lineOf } from "../../../../convex/library/rules/folderTree";
import { useLocale } from "../../../ui/i18n/LocaleProvider";
import { useT } from "../../../ui/i18n/useT";
import { IconFolder } from "../../../ui/icons";
import { AppLink } from "../../../ui/navigation/AppLink";
import { type Folder, type FolderId, type Shelf, shelfHref } from "./material";
import classes from "./materials.module.css";

type Props = { shelf: Shelf; folders: readonly Folder[]; folder: FolderId | null };

/** The way to the folder that is shown, from the top. */
export function FolderPath({ shelf, folders, folder }: Props) {
  const t = useT();
  const line = lineOf(folders, folder).reverse();
  return (
    <nav className={classes.path} aria-label={t("materials.path")}>
      <ol>
        <li>
          <AppLink href={shelfHref(shelf)} aria-current={folder === null ? "page" : undefined}>
            {t("materials.all")}
          </AppLink>
        </li>
        {line.map(({ id, name }) => (
          <li key={id}>
            <AppLink href={shelfHref(shelf, id)} aria-current={id === folder ? "page" : undefined}>
              {name}
            </AppLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}

type RowsProps = Props & {
  /** What can be done with a folder, at the end of its row. */
  menu?: (folder: Folder) => ReactNode;
};

/** The folders that lie in the one that is shown, by name. */
export function FolderRows({ shelf, folders, folder, menu }: RowsProps) {
  const { locale } = useLocale();
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return folders
    .filter(({ parent }) => parent === folder)
    .sort((one, other) => compare(one.name, other.name))
    .map((each) => (
      <li key={each.id} className={classes.row}>
        <IconFolder size={20} aria-hidden="true" />
        <AppLink className={classes.name} href={shelfHref(shelf, each.id)}>
          {each.name}
        </AppLink>
        {menu?.(each)}
      </li>
    ));
}
