import { DELIVERIES, SHAPES, VISIBILITIES } from "../../../convex/catalog/rules/statuses";
import { SelectField } from "../../ui/forms/SelectField";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { FormSection } from "../../ui/pages/FormPage";
import { tracksText } from "./pageContent";
import type { Program } from "./program";

type Props = { program: Program };

/** What a visitor reads first. */
export function TextFields({ program }: Props) {
  const t = useT();
  return (
    <FormSection title={t("catalogScreens.page.texts")}>
      <TextField name="title" label={t("catalogScreens.title")} defaultValue={program.title} />
      <TextField
        name="summary"
        label={t("catalogScreens.summary")}
        lines={3}
        defaultValue={program.summary}
      />
      <TextField
        name="description"
        label={t("catalogScreens.description")}
        description={t("catalogScreens.page.markdown")}
        lines={12}
        defaultValue={program.description}
      />
      <TextField
        name="page.outcomes"
        label={t("catalogScreens.outcomes")}
        description={t("catalogScreens.oneALine")}
        optional
        lines={4}
        defaultValue={program.page.outcomes.join("\n")}
      />
    </FormSection>
  );
}

/** How the program is found. */
export function ListingFields({ program }: Props) {
  const t = useT();
  return (
    <FormSection title={t("catalogScreens.page.listing")} description={t("catalogScreens.page.listingText")}>
      <SelectField
        name="visibility"
        label={t("catalogScreens.visibility")}
        choices={VISIBILITIES.map((value) => ({ value, label: t(`catalog.visibility.${value}`) }))}
        defaultValue={program.visibility}
      />
      <TextField
        name="slug"
        label={t("catalogScreens.slug")}
        description={t("catalogScreens.page.slugText")}
        defaultValue={program.slug}
      />
      <TextField
        name="category"
        label={t("catalogScreens.category")}
        optional
        defaultValue={program.category}
      />
      <TextField
        name="tags"
        label={t("catalogScreens.tags")}
        description={t("catalogScreens.oneALine")}
        optional
        lines={3}
        defaultValue={program.tags.join("\n")}
      />
      <TextField
        name="language"
        label={t("catalogScreens.language")}
        description={t("catalogScreens.page.languageText")}
        defaultValue={program.language}
      />
    </FormSection>
  );
}

/** How the program runs, and who stands behind it. */
export function WhoFields({ program }: Props) {
  const t = useT();
  return (
    <FormSection title={t("catalogScreens.page.running")}>
      <SelectField
        name="delivery"
        label={t("catalogScreens.delivery")}
        choices={DELIVERIES.map((value) => ({ value, label: t(`catalog.delivery.${value}`) }))}
        defaultValue={program.delivery}
      />
      <SelectField
        name="shape"
        label={t("catalogScreens.shape")}
        choices={SHAPES.map((value) => ({ value, label: t(`catalog.shape.${value}`) }))}
        defaultValue={program.shape}
      />
      <TextField
        name="tracks"
        label={t("catalogScreens.tracks")}
        description={t("catalogScreens.page.tracksText")}
        optional
        lines={2}
        defaultValue={tracksText(program.tracks)}
      />
      <TextField
        name="hostName"
        label={t("catalogScreens.host")}
        optional
        defaultValue={program.page.host?.name ?? ""}
      />
      <TextField
        name="hostAbout"
        label={t("catalogScreens.page.hostAbout")}
        optional
        lines={3}
        defaultValue={program.page.host?.about ?? ""}
      />
    </FormSection>
  );
}

/** What search engines show instead of title and summary. */
export function SearchEngineFields({ program }: Props) {
  const t = useT();
  return (
    <FormSection title={t("catalogScreens.page.search")} description={t("catalogScreens.page.searchText")}>
      <TextField
        name="seo.title"
        label={t("catalogScreens.seoTitle")}
        optional
        defaultValue={program.seo.title ?? ""}
      />
      <TextField
        name="seo.description"
        label={t("catalogScreens.seoDescription")}
        optional
        lines={2}
        defaultValue={program.seo.description ?? ""}
      />
    </FormSection>
  );
}
