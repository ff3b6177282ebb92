import "../../../ui/theme/appStyles";
import { TagsInput } from "@mantine/core";
import { api } from "../../../../convex/_generated/api";
import { useField } from "../../../ui/forms/FormScope";
import { useT } from "../../../ui/i18n/useT";
import { useLater } from "../../live/useLater";
import { AuthorsField } from "./AuthorsField";
import { PictureField } from "./PictureField";
import type { SettingsPart } from "./settings";
import { useSettingsLabels } from "./useSettingsLabels";

/** By what visitors find an item among others: authors of a post, topics, the picture. */
export function FindingFields({ item, settings, onPart }: SettingsPart) {
  const t = useT();
  const labels = useSettingsLabels();
  return (
    <>
      {item.kind === "post" && (
        <AuthorsField authors={settings.authors} onAuthors={(authors) => onPart({ authors })} />
      )}
      <TopicsField tags={settings.tags} locale={settings.locale} onTags={(tags) => onPart({ tags })} />
      <PictureField
        name="coverId"
        label={labels.coverId}
        description={t("contentScreens.field.coverText")}
        none={t("contentScreens.field.noCover")}
        locale={settings.locale}
        asset={settings.coverId}
        onAsset={(coverId) => onPart({ coverId })}
      />
    </>
  );
}

type TopicsProps = { tags: readonly string[]; locale: string; onTags: (tags: string[]) => void };

function TopicsField({ tags, locale, onTags }: TopicsProps) {
  const t = useT();
  const label = useSettingsLabels().tags;
  const known = useLater(api.publishing.publications.labels, { locale });
  return (
    <TagsInput
      {...useField("tags")}
      label={t("ui.form.optional", { label })}
      description={t("contentScreens.field.tagsText")}
      value={[...tags]}
      data={[...new Set((known ?? []).map(({ name }) => name))]}
      onChange={onTags}
      acceptValueOnBlur
      inputWrapperOrder={["label", "description", "error", "input"]}
    />
  );
}
