import { Button, TextInput } from "@mantine/core";
import { useServerT } from "../../../ui/i18n/useServerT";
import { useSite } from "./SiteContext";
import classes from "./blog.module.css";

/** Asks for words; a plain form, so no script is needed. */
export function SearchForm({ entered }: { entered: string }) {
  const t = useServerT();
  const { organization, locale } = useSite();
  return (
    <form method="get" action="/search" role="search" className={classes.searchForm}>
      <TextInput
        name="q"
        type="search"
        label={t("site.search.label")}
        defaultValue={entered}
        className={classes.searchField}
      />
      {locale !== organization.locale && <input type="hidden" name="lang" value={locale} />}
      <Button type="submit">{t("site.search.find")}</Button>
    </form>
  );
}
