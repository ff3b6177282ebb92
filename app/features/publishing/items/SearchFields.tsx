import { Checkbox } from "@mantine/core";
import { TextField } from "../../../ui/forms/TextField";
import { useT } from "../../../ui/i18n/useT";
import classes from "./items.module.css";
import { Looks } from "./Looks";
import { PictureField } from "./PictureField";
import { SHOWN_DESCRIPTION, SHOWN_TITLE } from "./searchResult";
import type { SettingsPart } from "./settings";
import { useSettingsLabels } from "./useSettingsLabels";

type Props = SettingsPart & { origin: string };

/** What search engines and other sites show of an item, with how it looks there. */
export function SearchFields({ item, settings, onPart, origin }: Props) {
  const t = useT();
  const labels = useSettingsLabels();
  const { seoTitle, seoDescription, seoImageId } = settings;
  return (
    <>
      <div>
        <TextField
          name="seo/title"
          label={labels["seo/title"]}
          description={t("contentScreens.field.seoTitleText")}
          optional
          value={seoTitle}
          lang={item.locale}
          autoComplete="off"
          onChange={({ currentTarget }) => onPart({ seoTitle: currentTarget.value })}
        />
        <Length text={seoTitle} most={SHOWN_TITLE} />
      </div>
      <div>
        <TextField
          name="seo/description"
          label={labels["seo/description"]}
          description={t("contentScreens.field.seoDescriptionText")}
          optional
          lines={3}
          value={seoDescription}
          lang={item.locale}
          onChange={({ currentTarget }) => onPart({ seoDescription: currentTarget.value })}
        />
        <Length text={seoDescription} most={SHOWN_DESCRIPTION} />
      </div>
      <PictureField
        name="seo/imageId"
        label={labels["seo/imageId"]}
        description={t("contentScreens.field.seoImageText")}
        none={t("contentScreens.field.noSeoImage")}
        locale={settings.locale}
        asset={seoImageId}
        onAsset={(image) => onPart({ seoImageId: image })}
      />
      <OriginFields settings={settings} onPart={onPart} />
      <Looks kind={item.kind} settings={settings} origin={origin} />
    </>
  );
}

/** Whether it is to be found at all, and where the original stands. */
function OriginFields({ settings, onPart }: Omit<SettingsPart, "item">) {
  const t = useT();
  const labels = useSettingsLabels();
  const { noIndex, canonicalUrl } = settings;
  return (
    <>
      <Checkbox
        name="noIndex"
        label={t("contentScreens.field.noIndex")}
        description={t("contentScreens.field.noIndexText")}
        checked={noIndex}
        onChange={({ currentTarget }) => onPart({ noIndex: currentTarget.checked })}
      />
      <TextField
        name="seo/canonicalUrl"
        type="url"
        label={labels["seo/canonicalUrl"]}
        description={t("contentScreens.field.canonicalUrlText")}
        optional
        value={canonicalUrl}
        autoComplete="off"
        dir="ltr"
        onChange={({ currentTarget }) => onPart({ canonicalUrl: currentTarget.value })}
      />
    </>
  );
}

function Length({ text, most }: { text: string; most: number }) {
  const t = useT();
  const count = [...text.trim()].length;
  if (count === 0) return null;
  const isOver = count > most;
  return (
    <p className={classes.count} data-over={isOver || undefined}>
      {t(isOver ? "contentScreens.tooManyCharacters" : "contentScreens.characters", { count, most })}
    </p>
  );
}
