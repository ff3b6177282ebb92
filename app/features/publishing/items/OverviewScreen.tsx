import { FactList } from "../../../ui/data/FactList";
import { useT } from "../../../ui/i18n/useT";
import { IconCircleCheck } from "../../../ui/icons";
import type { Item } from "./content";
import { ItemPage, type ItemProps } from "./ItemPage";
import classes from "./items.module.css";
import { LackList } from "./LackList";
import type { Lacks } from "./lacks";
import { Looks } from "./Looks";
import { SentBackNote } from "./SentBackNote";
import { settingsOf } from "./settings";
import { useItem } from "./useItem";
import { useItemFacts } from "./useItemFacts";
import { useLacks } from "./useLacks";

/** How a post or page stands: what it lacks, how it looks elsewhere. */
export function OverviewScreen({ first, lacks, origin }: ItemProps) {
  const t = useT();
  const item = useItem(first);
  const facts = useItemFacts(item, origin);
  return (
    <ItemPage first={first} lacks={lacks} tab="overview" facts={<FactList facts={facts} />}>
      <div className={classes.stack}>
        {item.sentBack !== null && <SentBackNote sentBack={item.sentBack} />}
        {item.state !== "trashed" && <Readiness item={item} first={lacks} />}
        <section className={classes.part}>
          <h2>{t("contentScreens.look.title")}</h2>
          <Looks kind={item.kind} settings={settingsOf(item)} origin={origin} />
        </section>
      </div>
    </ItemPage>
  );
}

function Readiness({ item, first }: { item: Item; first: Lacks }) {
  const t = useT();
  const lacks = useLacks(item, first);
  const isPublic = item.state === "published" && !item.hasUnpublishedChanges;
  const isReady = Object.keys(lacks).length === 0;
  if (isReady && isPublic) return null;
  return (
    <section className={classes.part} id="lacks">
      <h2>{t(isReady ? "contentScreens.lacks.ready" : "contentScreens.lacks.title")}</h2>
      {isReady ? (
        <p className={classes.ready}>
          <IconCircleCheck size={16} aria-hidden="true" />
          {t("contentScreens.lacks.none")}
        </p>
      ) : (
        <LackList item={item} lacks={lacks} />
      )}
    </section>
  );
}
