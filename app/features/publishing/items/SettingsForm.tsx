import { type FormEvent, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { useToast } from "../../../ui/feedback/useToast";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { SaveBar } from "../../../ui/forms/SaveBar";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { UnsavedGuard } from "../../../ui/forms/UnsavedGuard";
import { useT } from "../../../ui/i18n/useT";
import { FormArea, FormSection } from "../../../ui/pages/FormPage";
import { useDo } from "../../live/useLive";
import { useSubmission } from "../../live/useSubmission";
import type { Item } from "./content";
import { FindingFields } from "./FindingFields";
import { LanguageFields } from "./LanguageFields";
import { SearchFields } from "./SearchFields";
import { changedSettings, type ItemSettings, settingsOf, type SettingsPart } from "./settings";
import { useSettingsLabels } from "./useSettingsLabels";
import { WordFields } from "./WordFields";

type Props = { item: Item; origin: string };

/** The settings of an item; what was changed is sent, and nothing else. */
export function SettingsForm({ item, origin }: Props) {
  const t = useT();
  const labels = useSettingsLabels();
  const { settings, onPart, dirty, pending, error, save } = useSettings(item);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const part: SettingsPart = { item, settings, onPart };
  return (
    <form noValidate onSubmit={submit}>
      <UnsavedGuard dirty={dirty} />
      <FormScope error={error}>
        <FormArea>
          <ErrorSummary labels={labels} />
          <FormSection
            title={t("contentScreens.settings.words")}
            description={t("contentScreens.settings.wordsText")}
          >
            <WordFields {...part} origin={origin} />
          </FormSection>
          <FormSection
            title={t(
              item.kind === "post" ? "contentScreens.settings.people" : "contentScreens.settings.pagePeople",
            )}
            description={t("contentScreens.settings.peopleText")}
          >
            <FindingFields {...part} />
          </FormSection>
          <FormSection
            title={t("contentScreens.settings.languages")}
            description={t("contentScreens.settings.languagesText")}
          >
            <LanguageFields {...part} />
          </FormSection>
          <FormSection
            title={t("contentScreens.settings.search")}
            description={t("contentScreens.settings.searchText")}
          >
            <SearchFields {...part} origin={origin} />
          </FormSection>
        </FormArea>
        <SaveBar dirty={dirty}>
          <SubmitButton pending={pending}>{t("common.save")}</SubmitButton>
        </SaveBar>
      </FormScope>
    </form>
  );
}

/** What was entered lies over what the item is now: what others change meanwhile shows, and is not sent back. */
function useSettings(item: Item) {
  const t = useT();
  const toast = useToast();
  const describe = useDo(api.publishing.items.describe);
  const { pending, error, send } = useSubmission();
  const [entered, setEntered] = useState<Partial<ItemSettings>>({});
  const present = settingsOf(item);
  const settings = { ...present, ...entered };
  const change = changedSettings(present, settings);
  const onPart = (part: Partial<ItemSettings>) => setEntered((known) => ({ ...known, ...part }));
  const save = async () => {
    if (change === null)
      return void toast({ message: t("contentScreens.settings.noChange"), meaning: "info" });
    if (!(await send(() => describe({ item: item.id, ...change })))) return;
    setEntered({});
    toast({
      message: t(item.publishedRevision === null ? "common.saved" : "contentScreens.settings.saved"),
    });
  };
  return { settings, onPart, dirty: change !== null, pending, error, save };
}
