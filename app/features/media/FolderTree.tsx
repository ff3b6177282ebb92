import "../../ui/theme/appStyles";
import { ActionIcon, Menu } from "@mantine/core";
import { useId } from "react";
import { useLocale } from "../../ui/i18n/LocaleProvider";
import { useT } from "../../ui/i18n/useT";
import { IconDots, IconFile, IconFolder, IconFolderPlus, IconPhoto } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import type { Folder } from "./asset";
import type { FolderDeed } from "./FolderDialog";
import classes from "./media.module.css";
import { type MediaPlace, placeHref } from "./place";

type Props = {
  folders: readonly Folder[];
  place: MediaPlace;
  /** A folder is about to be shown. */
  onGo: () => void;
  /** What to do with a folder was chosen; null for who may not. */
  onDeed: ((deed: FolderDeed) => void) | null;
};

/** The folders as links, each below the one it lies in. */
export function FolderTree({ folders, place, onGo, onDeed }: Props) {
  const t = useT();
  const id = useId();
  const { kind } = place;
  return (
    <nav className={classes.folders} aria-labelledby={id}>
      <div className={classes.foldersHead}>
        <h2 id={id}>{t("media.folders")}</h2>
        {onDeed && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t("media.folder.new")}
            onClick={() => onDeed({ kind: "create", parent: null })}
          >
            <IconFolderPlus size={18} aria-hidden="true" />
          </ActionIcon>
        )}
      </div>
      <ul className={classes.tree}>
        <li className={classes.folderRow}>
          <AppLink
            className={classes.folderLink}
            onClick={onGo}
            href={placeHref({ kind })}
            aria-current={place.folder === undefined ? "page" : undefined}
          >
            <IconPhoto size={16} aria-hidden="true" />
            <span className={classes.folderName}>{t("media.everywhere")}</span>
          </AppLink>
        </li>
        <li className={classes.folderRow}>
          <AppLink
            className={classes.folderLink}
            onClick={onGo}
            href={placeHref({ kind, folder: null })}
            aria-current={place.folder === null ? "page" : undefined}
          >
            <IconFile size={16} aria-hidden="true" />
            <span className={classes.folderName}>{t("media.top")}</span>
          </AppLink>
        </li>
        <Branches parent={null} folders={folders} place={place} onGo={onGo} onDeed={onDeed} />
      </ul>
    </nav>
  );
}

function Branches({ parent, folders, place, onGo, onDeed }: Props & { parent: Folder["parent"] }) {
  const { locale } = useLocale();
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return folders
    .filter((folder) => folder.parent === parent)
    .sort((one, other) => compare(one.name, other.name))
    .map((folder) => (
      <li key={folder.id}>
        <div className={classes.folderRow}>
          <AppLink
            className={classes.folderLink}
            onClick={onGo}
            href={placeHref({ kind: place.kind, folder: folder.id })}
            aria-current={place.folder === folder.id ? "page" : undefined}
          >
            <IconFolder size={16} aria-hidden="true" />
            <span className={classes.folderName}>{folder.name}</span>
          </AppLink>
          {onDeed && <FolderMenu folder={folder} onDeed={onDeed} />}
        </div>
        {folders.some((each) => each.parent === folder.id) && (
          <ul className={classes.tree}>
            <Branches parent={folder.id} folders={folders} place={place} onGo={onGo} onDeed={onDeed} />
          </ul>
        )}
      </li>
    ));
}

type MenuProps = { folder: Folder; onDeed: (deed: FolderDeed) => void };

function FolderMenu({ folder, onDeed }: MenuProps) {
  const t = useT();
  const { id, name } = folder;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t("media.folder.actions", { name })}>
          <IconDots size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onDeed({ kind: "create", parent: id })}>
          {t("media.folder.newIn", { name })}
        </Menu.Item>
        <Menu.Item onClick={() => onDeed({ kind: "rename", folder: id })}>
          {t("media.folder.rename")}
        </Menu.Item>
        <Menu.Item onClick={() => onDeed({ kind: "move", folder: id })}>{t("media.folder.move")}</Menu.Item>
        <Menu.Item color="danger" onClick={() => onDeed({ kind: "remove", folder: id })}>
          {t("media.folder.remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
