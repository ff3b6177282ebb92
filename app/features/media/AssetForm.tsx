import { Checkbox } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { LOCALES } from "../../../convex/shared/locales";
import { useToast } from "../../ui/feedback/useToast";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { UnsavedGuard } from "../../ui/forms/UnsavedGuard";
import { useDirty } from "../../ui/forms/useDirty";
import { useLocale } from "../../ui/i18n/LocaleProvider";
import { useT } from "../../ui/i18n/useT";
import { FormArea, FormSection } from "../../ui/pages/FormPage";
import { useMay } from "../admin/useMay";
import { languageName } from "../catalog/languageName";
import { useDo } from "../live/useLive";
import { useOrganization } from "../live/useOrganization";
import { useSubmission } from "../live/useSubmission";
import type { AssetDetail, Folder } from "./asset";
import { FolderField, folderChosen } from "./FolderField";
import classes from "./media.module.css";

type Props = { asset: AssetDetail; folders: readonly Folder[] };

/** What a file is called, where it lies, and, of a picture, what it shows in each language. */
export function AssetForm({ asset, folders }: Props) {
  const t = useT();
  const toast = useToast();
  const manages = useMay()("media.manage");
  const describe = useDo(api.media.assets.describe);
  const { pending, error, send } = useSubmission();
  const { dirty, saved, watch } = useDirty();
  const pictured = asset.kind === "image";
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const described = {
      name: String(entered.get("name")),
      folder: folderChosen(entered.get("folder")),
      ...(pictured && { alt: altEntered(entered) }),
    };
    if (!(await send(() => describe({ asset: asset.id, ...described })))) return;
    saved();
    toast({ message: t("media.asset.saved") });
  };
  return (
    <FormArea>
      <form noValidate onSubmit={(event) => void submit(event)} {...watch}>
        <FormScope error={error}>
          <fieldset className={classes.plain} disabled={!manages}>
            <ErrorSummary labels={{ name: t("media.asset.name"), folder: t("media.asset.folder") }} />
            {pictured && <AltFields alt={asset.alt} />}
            <FormSection title={t("media.asset.place")}>
              <TextField name="name" label={t("media.asset.name")} defaultValue={asset.name} />
              <FolderField
                name="folder"
                label={t("media.asset.folder")}
                folders={folders}
                defaultValue={asset.folder ?? ""}
              />
            </FormSection>
            {manages && (
              <div>
                <SubmitButton pending={pending}>{t("media.asset.describe")}</SubmitButton>
              </div>
            )}
          </fieldset>
        </FormScope>
        <UnsavedGuard dirty={dirty && !pending} />
      </form>
    </FormArea>
  );
}

/** The organization's language first; others where they are wanted. Decoration says nothing in any. */
function AltFields({ alt }: Pick<AssetDetail, "alt">) {
  const t = useT();
  const { locale: viewer } = useLocale();
  const { locale: own } = useOrganization();
  const [decoration, setDecoration] = useState(alt[own] === "");
  const locales = [own, ...LOCALES.filter((locale) => locale !== own)];
  return (
    <FormSection title={t("media.asset.alt")} description={t("media.asset.altText")}>
      {locales.map((locale) => (
        <TextField
          key={locale}
          name={`alt.${locale}`}
          label={t("media.asset.altIn", { language: languageName(locale, viewer) })}
          optional={locale !== own}
          lang={locale}
          dir="auto"
          maxLength={300}
          disabled={decoration}
          defaultValue={alt[locale] ?? ""}
        />
      ))}
      <Checkbox
        name="decoration"
        label={t("media.asset.decoration")}
        checked={decoration}
        onChange={({ currentTarget }) => setDecoration(currentTarget.checked)}
      />
    </FormSection>
  );
}

/** By locale: a text, null where nothing is said; of decoration empty text, in every language. */
function altEntered(entered: FormData): Record<string, string | null> {
  const decoration = entered.get("decoration") !== null;
  return Object.fromEntries(
    LOCALES.map((locale) => {
      const text = String(entered.get(`alt.${locale}`) ?? "").trim();
      return [locale, decoration ? "" : text === "" ? null : text];
    }),
  );
}
