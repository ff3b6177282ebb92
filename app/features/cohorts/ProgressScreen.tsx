import { api } from "../../../convex/_generated/api";
import { useLive } from "../live/useLive";
import type { Cohort } from "./cohort";
import { CohortPage } from "./CohortPage";
import classes from "./cohorts.module.css";
import { Completion } from "./Completion";
import { ProgressSheet } from "./ProgressSheet";
import { Requirements } from "./Requirements";
import type { RequirementList, SheetPage } from "./sheet";
import { useTeaches } from "./useTeaches";

type Props = { first: Cohort; requirements: RequirementList; sheet: SheetPage };

/** What a cohort asks for, how far each of its people is, and completing them. */
export function ProgressScreen({ first, requirements: initial, sheet }: Props) {
  const manages = useTeaches(first);
  const requirements = useLive(api.progress.requirements.list, { cohort: first.id }, initial);
  return (
    <CohortPage first={first} tab="progress">
      <div className={classes.stack}>
        {manages && <Completion cohort={first} />}
        <ProgressSheet cohort={first} requirements={requirements} first={sheet} manages={manages} />
        <Requirements cohort={first} requirements={requirements} manages={manages} />
      </div>
    </CohortPage>
  );
}
