import type { Id } from "../../../../convex/_generated/dataModel";
import type { ContentKind } from "../../../../convex/publishing/rules/statuses";
import { useT } from "../../../ui/i18n/useT";
import { IconEyeOff } from "../../../ui/icons";
import { useOrganization } from "../../live/useOrganization";
import { contentPath } from "../site/addresses";
import classes from "./look.module.css";
import { searchResult, type SearchResult } from "./searchResult";
import type { ItemSettings } from "./settings";
import { usePicture } from "./usePicture";

type Props = { kind: ContentKind; settings: ItemSettings; origin: string };

/** How an item looks elsewhere: as a search result, and as the card that other sites make of a link to it. */
export function Looks({ kind, settings, origin }: Props) {
  const t = useT();
  const organization = useOrganization();
  const result = searchResult(settings, { origin, path: contentPath({ kind, ...settings }, organization) });
  return (
    <div className={classes.looks}>
      <figure className={classes.look}>
        <figcaption>{t("contentScreens.look.search")}</figcaption>
        <ResultLook result={result} noIndex={settings.noIndex} />
      </figure>
      <figure className={classes.look}>
        <figcaption>{t("contentScreens.look.card")}</figcaption>
        <CardLook result={result} image={settings.seoImageId ?? settings.coverId} origin={origin} />
      </figure>
    </div>
  );
}

function ResultLook({ result, noIndex }: { result: SearchResult; noIndex: boolean }) {
  const t = useT();
  const { name } = useOrganization();
  return (
    <div className={classes.result}>
      <div>
        <p className={classes.site}>{name}</p>
        <p className={classes.trail} dir="ltr">
          {result.trail}
        </p>
      </div>
      <p className={classes.resultTitle}>{result.title || t("contentScreens.look.noTitle")}</p>
      <p className={result.description === "" ? classes.faint : classes.resultText}>
        {result.description || t("contentScreens.look.noDescription")}
      </p>
      {noIndex && (
        <p className={classes.hidden}>
          <IconEyeOff size={14} aria-hidden="true" />
          {t("contentScreens.look.hidden")}
        </p>
      )}
    </div>
  );
}

type CardProps = { result: SearchResult; image: Id<"mediaAssets"> | null; origin: string };

function CardLook({ result, image, origin }: CardProps) {
  const t = useT();
  const picture = usePicture(image);
  const title = result.whole.title || t("contentScreens.look.noTitle");
  return (
    <div className={classes.card}>
      {picture?.url ? (
        <img src={picture.url} alt="" className={classes.cardPicture} />
      ) : (
        <div className={`${classes.cardPicture} ${classes.drawn}`}>
          <p className={classes.drawnTitle}>{title}</p>
          <p className={classes.cardSite}>{t("contentScreens.look.noPicture")}</p>
        </div>
      )}
      <div className={classes.cardWords}>
        <p className={classes.cardSite} dir="ltr">
          {origin.replace(/^https?:\/\//, "")}
        </p>
        <p className={classes.cardTitle}>{title}</p>
        <p className={classes.cardText}>{result.whole.description}</p>
      </div>
    </div>
  );
}
