import { Button } from "@mantine/core";
import { READY_MADE_PAGES, readyMadePage } from "../../../../../convex/publishing/rules/readyMadePages";
import { useT } from "../../../../ui/i18n/useT";
import type { PageSync } from "./pageSync";
import { freshId, insertAfter } from "./parts";
import classes from "./workspace.module.css";

/** What one can begin an empty page with. */
export function EmptyStart({ sync }: { sync: PageSync }) {
  const t = useT();
  return (
    <div className={classes.empty}>
      <p className={classes.emptyTitle}>{t("pageEditor.empty.title")}</p>
      <p>{t("pageEditor.empty.text")}</p>
      <div className={classes.buttons} role="group" aria-label={t("pageEditor.begin")}>
        {READY_MADE_PAGES.map((ready) => (
          <Button
            key={ready}
            variant="default"
            onClick={() => sync.put(insertAfter(sync.page(), readyMadePage(ready, t, freshId), null))}
          >
            {t(`pageEditor.ready.${ready}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
