import { Button, NativeSelect, TextInput, Title } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { DELIVERIES, type DeliveryMode } from "../../../convex/catalog/rules/statuses";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useLocale } from "../../ui/i18n/LocaleProvider";
import { useT } from "../../ui/i18n/useT";
import { languageName } from "./languageName";
import classes from "./public.module.css";

type Found = FunctionReturnType<typeof api.catalog.catalog.list>;
type Facets = FunctionReturnType<typeof api.catalog.catalog.facets>;
type Choice = {
  search: string;
  category: string | null;
  delivery: DeliveryMode | null;
  language: string | null;
};
type Props = { choice: Choice; found: Found; facets: Facets };

/** What the organization offers. A plain form searches and filters, so no script is needed. */
export function CatalogScreen({ choice, found, facets }: Props) {
  const t = useT();
  const { page, isDone } = found;
  const count = page.length;
  return (
    <div className={classes.catalog}>
      <header className={classes.head}>
        <Title order={1}>{t("catalogScreens.public.title")}</Title>
        <p>{t("catalogScreens.public.text")}</p>
      </header>
      <Filters choice={choice} facets={facets} />
      {count === 0 ? (
        <Nothing filtered={isFiltered(choice)} />
      ) : (
        <>
          <p className={classes.count}>
            {t(isDone ? "catalogScreens.public.found" : "catalogScreens.public.foundMore", { count })}
          </p>
          <ul className={classes.cards}>
            {page.map((program) => (
              <Card key={program.id} program={program} />
            ))}
          </ul>
        </>
      )}
      {!isDone && (
        <p>
          <a href={`/programs?${nextParams(choice, found.continueCursor)}`} rel="next">
            {t("catalogScreens.public.next")}
          </a>
        </p>
      )}
    </div>
  );
}

function isFiltered({ search, category, delivery, language }: Choice): boolean {
  return search !== "" || category !== null || delivery !== null || language !== null;
}

function nextParams({ search, ...filters }: Choice, after: string): string {
  const chosen = Object.entries({ q: search, ...filters, after }).filter(([, value]) => value);
  return new URLSearchParams(chosen as [string, string][]).toString();
}

function Filters({ choice, facets }: { choice: Choice; facets: Facets }) {
  const t = useT();
  const { locale } = useLocale();
  const any = (label: string) => ({ value: "", label });
  return (
    <form method="get" action="/programs" role="search" className={classes.filters}>
      <TextInput
        name="q"
        type="search"
        label={t("catalogScreens.public.search")}
        defaultValue={choice.search}
        className={classes.searchField}
      />
      {facets.categories.length > 1 && (
        <NativeSelect
          name="category"
          label={t("catalogScreens.category")}
          defaultValue={choice.category ?? ""}
          data={[any(t("catalogScreens.public.anyCategory")), ...facets.categories]}
        />
      )}
      <NativeSelect
        name="delivery"
        label={t("catalogScreens.delivery")}
        defaultValue={choice.delivery ?? ""}
        data={[
          any(t("catalogScreens.public.anyDelivery")),
          ...DELIVERIES.map((value) => ({ value, label: t(`catalog.delivery.${value}`) })),
        ]}
      />
      {facets.languages.length > 1 && (
        <NativeSelect
          name="language"
          label={t("catalogScreens.language")}
          defaultValue={choice.language ?? ""}
          data={[
            any(t("catalogScreens.public.anyLanguage")),
            ...facets.languages.map((value) => ({ value, label: languageName(value, locale) })),
          ]}
        />
      )}
      <Button type="submit">{t("catalogScreens.public.find")}</Button>
    </form>
  );
}

function Card({ program }: { program: Found["page"][number] }) {
  const t = useT();
  const { locale } = useLocale();
  const facts = [
    program.category,
    t(`catalog.delivery.${program.delivery}`),
    languageName(program.language, locale),
  ].filter((fact) => fact !== "");
  return (
    <li className={classes.card}>
      {program.thumbnailUrl !== null && (
        <img src={program.thumbnailUrl} alt="" loading="lazy" className={classes.thumbnail} />
      )}
      <h2>
        <a href={`/programs/${program.slug}`}>{program.title}</a>
      </h2>
      <p>{program.summary}</p>
      <ul className={classes.tags}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </li>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const t = useT();
  const kind = filtered ? "none" : "empty";
  return (
    <EmptyState
      title={t(`catalogScreens.public.${kind}.title`)}
      text={t(`catalogScreens.public.${kind}.text`)}
      action={filtered && <a href="/programs">{t("catalogScreens.public.all")}</a>}
    />
  );
}
