import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { Timeline } from "../../ui/data/Timeline";
import { TextSkeleton } from "../../ui/feedback/Skeletons";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { actionName } from "../audit/actionName";
import { actorName } from "../audit/actorName";
import { useLater } from "../live/useLater";
import { FIRST_PAGE } from "../live/usePages";
import classes from "./catalog.module.css";

/** What happened to a program last, and the way to the whole log. */
export function ProgramHistory({ program }: { program: Id<"programs"> }) {
  const t = useT();
  const found = useLater(api.audit.entries.list, {
    entity: { table: "programs", id: program },
    paginationOpts: FIRST_PAGE,
  });
  if (found === undefined) return <TextSkeleton lines={5} />;
  return (
    <div className={classes.stack}>
      <Timeline
        entries={found.page.map((entry) => ({
          id: entry.id,
          at: entry.at,
          title: t("catalogScreens.history.did", {
            actor: actorName(t, entry),
            action: actionName(t, entry.action),
          }),
        }))}
      />
      <p>
        <AppLink href="/admin/audit">{t("catalogScreens.history.all")}</AppLink>
      </p>
    </div>
  );
}
