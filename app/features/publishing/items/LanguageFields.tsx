import { Anchor, Button } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { api } from "../../../../convex/_generated/api";
import { LOCALES } from "../../../../convex/shared/locales";
import { useToast } from "../../../ui/feedback/useToast";
import { SelectField } from "../../../ui/forms/SelectField";
import { useLocale } from "../../../ui/i18n/LocaleProvider";
import { useT } from "../../../ui/i18n/useT";
import { IconLanguage } from "../../../ui/icons";
import { AppLink } from "../../../ui/navigation/AppLink";
import { StateBadge } from "../../../ui/data/StateBadge";
import { languageName } from "../../catalog/languageName";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import { CONTENT_MEANINGS, type Item, itemHref } from "./content";
import classes from "./items.module.css";
import type { SettingsPart } from "./settings";
import { useSettingsLabels } from "./useSettingsLabels";

/** In which language an item is, and what says the same in others. */
export function LanguageFields({ item, settings, onPart }: SettingsPart) {
  const { locale } = useLocale();
  const labels = useSettingsLabels();
  const known = [...LOCALES, item.locale].filter((each, place, all) => all.indexOf(each) === place);
  return (
    <>
      <SelectField
        name="locale"
        label={labels.locale}
        value={settings.locale}
        maw={320}
        choices={known.map((value) => ({ value, label: languageName(value, locale) }))}
        onChange={({ currentTarget }) => onPart({ locale: currentTarget.value })}
      />
      <Translations item={item} />
    </>
  );
}

function Translations({ item }: { item: Item }) {
  const t = useT();
  const { locale } = useLocale();
  const { pending, make } = useTranslate(item);
  const taken = [item.locale, ...item.translations.map((each) => each.locale)];
  const missing = LOCALES.filter((each) => !taken.includes(each));
  return (
    <div className={classes.field}>
      {item.translations.length > 0 && (
        <ul className={classes.rows} aria-label={t("contentScreens.facts.translations")}>
          {item.translations.map((each) => (
            <li key={each.id}>
              <Anchor component={AppLink} href={itemHref({ id: each.id, kind: item.kind })}>
                {languageName(each.locale, locale)}
              </Anchor>
              <StateBadge
                label={t(`contentScreens.state.${each.state}`)}
                meaning={CONTENT_MEANINGS[each.state]}
              />
            </li>
          ))}
        </ul>
      )}
      {missing.length === 0 ? (
        <p className={classes.none}>{t("contentScreens.translation.all")}</p>
      ) : (
        <div className={classes.buttons}>
          {missing.map((wanted) => (
            <Button
              key={wanted}
              variant="default"
              size="compact-md"
              loading={pending}
              leftSection={<IconLanguage size={16} aria-hidden="true" />}
              onClick={() => void make(wanted)}
            >
              {t("contentScreens.translation.make", { language: languageName(wanted, locale) })}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function useTranslate({ id, kind }: Item) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const { locale } = useLocale();
  const translate = useDo(api.publishing.items.translate);
  const { pending, attempt } = useAttempt();
  const make = (wanted: string) =>
    attempt(async () => {
      const made = await translate({ item: id, locale: wanted });
      toast({ message: t("contentScreens.translation.made", { language: languageName(wanted, locale) }) });
      navigate(itemHref({ id: made, kind }));
    });
  return { pending, make };
}
