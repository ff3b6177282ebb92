import { TextField } from "../../../ui/forms/TextField";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { useOrganization } from "../../live/useOrganization";
import { contentPath } from "../site/addresses";
import classes from "./items.module.css";
import type { SettingsPart } from "./settings";
import { useSettingsLabels } from "./useSettingsLabels";

type Props = SettingsPart & { origin: string };

/** What an item is called, where it stands, and what it is about in two sentences. */
export function WordFields({ item, settings, onPart, origin }: Props) {
  const t = useT();
  const format = useFormat();
  const organization = useOrganization();
  const labels = useSettingsLabels();
  const { title, slug, excerpt } = settings;
  const start = `${origin.replace(/^https?:\/\//, "")}${item.kind === "post" ? "/blog/" : "/p/"}`;
  const isMoving = item.publishedRevision !== null && slug.trim() !== item.slug;
  const former = item.redirects.map((redirect) =>
    contentPath({ kind: item.kind, ...redirect }, organization),
  );
  return (
    <>
      <TextField
        name="title"
        label={labels.title}
        description={t("contentScreens.field.titleText")}
        value={title}
        lang={item.locale}
        autoComplete="off"
        onChange={({ currentTarget }) => onPart({ title: currentTarget.value })}
      />
      <div>
        <TextField
          name="slug"
          label={labels.slug}
          description={t("contentScreens.field.slugText", { start })}
          value={slug}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          onChange={({ currentTarget }) => onPart({ slug: currentTarget.value })}
        />
        <p className={classes.count} role="status">
          {isMoving && t("contentScreens.field.slugMoves")}
        </p>
        {former.length > 0 && (
          <p className={classes.count}>
            {t("contentScreens.field.oldSlugs", { slugs: format.list(former) })}
          </p>
        )}
      </div>
      <TextField
        name="excerpt"
        label={labels.excerpt}
        description={t("contentScreens.field.excerptText")}
        optional
        lines={3}
        value={excerpt}
        lang={item.locale}
        onChange={({ currentTarget }) => onPart({ excerpt: currentTarget.value })}
      />
    </>
  );
}
