import { Button } from "@mantine/core";
import { api } from "../../../convex/_generated/api";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { LoadMore } from "../../ui/feedback/LoadMore";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconPhoto } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { useLive } from "../live/useLive";
import { usePages } from "../live/usePages";
import { type Asset, type AssetPage, formatName } from "./asset";
import { AssetState } from "./AssetState";
import classes from "./media.module.css";
import { listedIn, MEDIA, type MediaPlace, placeHref } from "./place";
import { Thumbnail } from "./Thumbnail";

/** The files of a place, live, and as many more as are asked for. */
export function ListedAssets({ place, first }: { place: MediaPlace; first: AssetPage }) {
  const t = useT();
  const { rows, status, loadMore } = usePages(api.media.assets.list, listedIn(place), first);
  const everything = place.folder === undefined && place.kind === undefined;
  if (rows.length === 0)
    return (
      <EmptyState
        icon={IconPhoto}
        title={t(everything ? "media.none.title" : "media.noneHere.title")}
        text={t(everything ? "media.none.text" : "media.noneHere.text")}
        action={
          !everything && (
            <Button component={AppLink} href={MEDIA} variant="default">
              {t("media.noneHere.action")}
            </Button>
          )
        }
      />
    );
  return (
    <>
      <Cards assets={rows} />
      {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
    </>
  );
}

type FoundProps = { place: MediaPlace; found: Asset[]; onClear: () => void };

/** The files whose names have the words, live. */
export function FoundAssets({ place, found, onClear }: FoundProps) {
  const t = useT();
  const { text, kind } = place;
  const assets = useLive(api.media.assets.search, { text, ...(kind !== undefined && { kind }) }, found);
  if (assets.length > 0) return <Cards assets={assets} />;
  return (
    <EmptyState
      icon={IconPhoto}
      title={t("media.noneFound.title")}
      text={t("media.noneFound.text")}
      action={
        <Button
          component={AppLink}
          href={placeHref({ ...place, text: "" })}
          variant="default"
          onClick={onClear}
        >
          {t("media.noneFound.action")}
        </Button>
      }
    />
  );
}

function Cards({ assets }: { assets: readonly Asset[] }) {
  const t = useT();
  return (
    <ul className={classes.grid} aria-label={t("media.grid")}>
      {assets.map((asset) => (
        <li key={asset.id}>
          <Card asset={asset} />
        </li>
      ))}
    </ul>
  );
}

function Card({ asset }: { asset: Asset }) {
  const t = useT();
  const format = useFormat();
  const { id, name, state, kind, contentType, bytes, width, height } = asset;
  const facts =
    state === "ready" ? [formatName(contentType), format.fileSize(bytes)] : [t(`media.one.${kind}`)];
  return (
    <AppLink className={classes.card} href={`${MEDIA}/${id}`}>
      <Thumbnail asset={asset} />
      <span className={classes.cardName}>{name}</span>
      <span className={classes.cardFacts}>
        {facts.join(" · ")}
        {width !== null && height !== null && ` · ${width}\u00a0×\u00a0${height}`}
      </span>
      <AssetState asset={asset} />
    </AppLink>
  );
}
