import { Button, TextInput } from "@mantine/core";
import { Form } from "@remix-run/react";
import type { Id } from "../../../../convex/_generated/dataModel";
import { clockText } from "../../../../convex/library/rules/chapters";
import { recordingPath } from "../../../../convex/library/rules/recordingPaths";
import { useT } from "../../../ui/i18n/useT";
import { IconSearch } from "../../../ui/icons";
import { AppLink } from "../../../ui/navigation/AppLink";
import type { Hit, Hits } from "./recording";
import classes from "./recordings.module.css";

type Props = { cohort: Id<"cohorts">; search: { text: string; hits: Hits } | null };

/** Looks through all that is said in a cohort's recordings; each place that is found leads to its second. */
export function CohortSearch({ cohort, search }: Props) {
  const t = useT();
  return (
    <section className={classes.search} aria-label={t("recordings.search")}>
      <Form method="get" role="search" className={classes.form}>
        <TextInput
          name="q"
          type="search"
          aria-label={t("recordings.search")}
          placeholder={t("recordings.search")}
          defaultValue={search?.text ?? ""}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
        />
        <Button type="submit" variant="default">
          {t("recordings.search.do")}
        </Button>
      </Form>
      {search !== null && (
        <>
          <p className={classes.quiet} role="status">
            <FoundWords {...search} />
          </p>
          <ol className={classes.hits}>
            {search.hits.page.map((hit) => (
              <Found key={hit.cue} cohort={cohort} hit={hit} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function FoundWords({ text, hits: { page, isDone } }: NonNullable<Props["search"]>) {
  const t = useT();
  if (page.length === 0) return t("recordings.search.none", { text });
  const words = { count: page.length, text };
  return isDone ? t("recordings.search.found", words) : t("recordings.search.first", words);
}

function Found({ cohort, hit }: { cohort: Id<"cohorts">; hit: Hit }) {
  return (
    <li>
      <AppLink href={recordingPath(cohort, hit.recording, hit.from)}>
        {hit.title} · {clockText(hit.from)}
      </AppLink>
      <p className={classes.said} dir="auto" lang={hit.locale}>
        {hit.before} <mark>{hit.text}</mark> {hit.after}
      </p>
    </li>
  );
}
