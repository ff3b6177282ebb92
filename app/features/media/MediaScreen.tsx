import { useState } from "react";
import type { FunctionReturnType } from "convex/server";
import { api } from "../../../convex/_generated/api";
import { ACCEPTED } from "../../../convex/media/rules/fileTypes";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { UnsavedGuard } from "../../ui/forms/UnsavedGuard";
import { ListPage } from "../../ui/pages/ListPage";
import { useMay } from "../admin/useMay";
import { useLive } from "../live/useLive";
import type { Asset, AssetPage, Folder } from "./asset";
import { DropArea } from "./DropArea";
import { FolderDialog, type FolderDeed } from "./FolderDialog";
import { FolderTree } from "./FolderTree";
import { FoundAssets, ListedAssets } from "./Library";
import { LibraryBar } from "./LibraryBar";
import classes from "./media.module.css";
import type { MediaPlace } from "./place";
import { UploadButton } from "./UploadButton";
import { UploadList } from "./UploadList";
import { useUploads } from "./useUploads";

type Props = {
  place: MediaPlace;
  folders: readonly Folder[];
  usage: FunctionReturnType<typeof api.media.assets.usage>;
  /** Of the place, or what was found; the other is null. */
  first: AssetPage | null;
  found: Asset[] | null;
};

/** The files of the site, by folder and kind. Files are dropped anywhere on the page. */
export function MediaScreen({ place, first, found, ...loaded }: Props) {
  const t = useT();
  const format = useFormat();
  const manages = useMay()("media.manage");
  const folders = useLive(api.media.folders.list, {}, [...loaded.folders]);
  const usage = useLive(api.media.assets.usage, {}, loaded.usage);
  const [text, setText] = useState(place.text);
  const clear = () => setText("");
  const [deed, setDeed] = useState<FolderDeed | null>(null);
  const uploads = useUploads();
  const here = folders.find(({ id }) => id === place.folder);
  const upload = (files: File[]) => uploads.add(files, { folder: here?.id ?? null, replaces: null });
  const drop = here === undefined ? t("media.drop") : t("media.dropInto", { name: here.name });
  return (
    <DropArea disabled={!manages} label={drop} onFiles={upload}>
      <ListPage
        title={t("media.title")}
        description={t("media.text")}
        action={manages && <UploadButton label={t("media.upload")} accept={ACCEPTED} onFiles={upload} />}
      >
        <div className={classes.library}>
          <FolderTree folders={folders} place={place} onGo={clear} onDeed={manages ? setDeed : null} />
          <div className={classes.main}>
            <LibraryBar place={place} text={text} onText={setText} />
            <UploadList uploads={uploads} />
            {found === null ? (
              <ListedAssets key={JSON.stringify(place)} place={place} first={first!} />
            ) : (
              <FoundAssets place={place} found={found} onClear={clear} />
            )}
            <p className={classes.quiet}>
              {t("media.quota", {
                used: format.fileSize(usage.bytes),
                quota: format.fileSize(usage.quota),
              })}
            </p>
          </div>
        </div>
      </ListPage>
      {deed !== null && (
        <FolderDialog
          key={JSON.stringify(deed)}
          deed={deed}
          folders={folders}
          place={place}
          onClose={() => setDeed(null)}
        />
      )}
      <UnsavedGuard dirty={uploads.busy} />
    </DropArea>
  );
}
