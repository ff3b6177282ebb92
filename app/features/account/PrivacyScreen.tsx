import { useLive } from "../live/useLive";
import { api } from "../../../convex/_generated/api";
import type { JobPage } from "../privacy/jobs";
import classes from "./account.module.css";
import { AccountPage } from "./AccountPage";
import { type Consents, ConsentSection } from "./ConsentSection";
import { EraseSection } from "./EraseSection";
import { ExportSection } from "./ExportSection";

/** The jobs that are shown: an old one says nothing of use. */
export const LATEST_JOBS = { paginationOpts: { numItems: 10, cursor: null } };

type Props = {
  first: JobPage;
  consents: Consents;
  /** What the viewer types to be erased. */
  phrase: string;
};

/** The viewer's own data: a copy of it, or its end. */
export function PrivacyScreen({ first, consents, phrase }: Props) {
  const { page } = useLive(api.privacy.jobs.mine, LATEST_JOBS, first);
  return (
    <AccountPage tab="privacy">
      <div className={classes.sections}>
        <ConsentSection first={consents} />
        <ExportSection jobs={page.filter(({ kind }) => kind === "export")} />
        <EraseSection phrase={phrase} />
      </div>
    </AccountPage>
  );
}
