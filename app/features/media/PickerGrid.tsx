import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { MediaKind } from "../../../convex/media/rules/statuses";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { LoadMore } from "../../ui/feedback/LoadMore";
import { CardSkeleton } from "../../ui/feedback/Skeletons";
import { useT } from "../../ui/i18n/useT";
import { IconPhoto } from "../../ui/icons";
import { useLater } from "../live/useLater";
import { usePages } from "../live/usePages";
import type { Asset, AssetPage } from "./asset";
import { AssetState } from "./AssetState";
import classes from "./media.module.css";
import { Thumbnail } from "./Thumbnail";

type Props = {
  kind: MediaKind | undefined;
  /** Words of names; empty for the newest of all. */
  text: string;
  chosen: Id<"mediaAssets"> | null;
  onChoose: (id: Id<"mediaAssets">) => void;
};

const UNKNOWN: AssetPage = { page: [], isDone: false, continueCursor: "" };

/** The files to choose from, newest first, or those that were searched for. */
export function PickerGrid({ kind, text, chosen, onChoose }: Props) {
  const only = kind === undefined ? {} : { kind };
  const { rows, status, loadMore } = usePages(api.media.assets.list, only, UNKNOWN);
  const words = text.trim();
  const found = useLater(api.media.assets.search, words === "" ? "skip" : { text: words, ...only });
  if (words !== "") return <Choices assets={found} searched chosen={chosen} onChoose={onChoose} />;
  const loading = rows.length === 0 && status === "LoadingMore";
  return (
    <>
      <Choices assets={loading ? undefined : rows} chosen={chosen} onChoose={onChoose} />
      {rows.length > 0 && status !== "Exhausted" && (
        <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />
      )}
    </>
  );
}

type ChoicesProps = Pick<Props, "chosen" | "onChoose"> & {
  assets: readonly Asset[] | undefined;
  searched?: boolean;
};

function Choices({ assets, searched = false, chosen, onChoose }: ChoicesProps) {
  const t = useT();
  if (assets === undefined) return <CardSkeleton />;
  const usable = assets.filter(({ state }) => state !== "failed");
  if (usable.length === 0)
    return (
      <EmptyState
        icon={IconPhoto}
        title={t(searched ? "media.noneFound.title" : "media.picker.empty.title")}
        text={t(searched ? "media.noneFound.text" : "media.picker.empty.text")}
      />
    );
  return (
    <ul className={classes.grid} data-dense aria-label={t("media.grid")}>
      {usable.map((asset) => (
        <li key={asset.id}>
          <button
            type="button"
            className={classes.choice}
            aria-pressed={asset.id === chosen}
            onClick={() => onChoose(asset.id)}
          >
            <Thumbnail asset={asset} />
            <span className={classes.cardName}>{asset.name}</span>
            {asset.state === "processing" && <AssetState asset={asset} />}
          </button>
        </li>
      ))}
    </ul>
  );
}
