import { useConvex } from "convex/react";
import { useCallback } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { useT } from "../../ui/i18n/useT";
import { useDo } from "../live/useLive";
import { useOrganization } from "../live/useOrganization";
import type { SessionDraft } from "./sessionForm";

/** As many as one page gives: more are left out of a series by hand, one after the other. */
const PAGE = 200;

type Wanted = {
  draft: SessionDraft;
  anyway: boolean;
  /** Starts of the series that are not to take place. */
  left: readonly { startsAt: number }[];
};

/** Plans a session or a series; those of the series that are left out are cancelled, with that as the reason. */
export function usePlan(cohort: Id<"cohorts">): (wanted: Wanted) => Promise<void> {
  const t = useT();
  const convex = useConvex();
  const { id: organization } = useOrganization();
  const plan = useDo(api.events.events.plan);
  const cancel = useDo(api.events.events.cancel);
  return useCallback(
    async ({ draft, anyway, left }) => {
      const { series } = await plan({ cohort, draft, anyway });
      if (series === null || left.length === 0) return;
      const { page } = await convex.query(api.events.events.list, {
        ...{ organization, cohort, when: "coming" },
        paginationOpts: { numItems: PAGE, cursor: null },
      });
      const moments = left.map(({ startsAt }) => startsAt);
      const without = page.filter((each) => each.series?.id === series && moments.includes(each.startsAt));
      for (const { id: event } of without)
        await cancel({ event, scope: "one", reason: t("sessions.plan.leftOut") });
    },
    [t, convex, organization, cohort, plan, cancel],
  );
}
