import { Anchor, Button } from "@mantine/core";
import { api } from "../../../convex/_generated/api";
import { StateBadge } from "../../ui/data/StateBadge";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { LoadMore } from "../../ui/feedback/LoadMore";
import { useToast } from "../../ui/feedback/useToast";
import { RelativeTime } from "../../ui/i18n/RelativeTime";
import { useT } from "../../ui/i18n/useT";
import { IconInbox } from "../../ui/icons";
import { AppLink } from "../../ui/navigation/AppLink";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { usePages } from "../live/usePages";
import { CertificatesPage } from "./CertificatesPage";
import classes from "./certificates.module.css";
import { credentialHref } from "./credential";
import { type Report, REPORTS, type ReportsPage } from "./report";

type Props = { state: Report["state"]; first: ReportsPage };

/** What people who looked at certificates say is wrong with them, the newest first, live. */
export function ReportsScreen({ state, first }: Props) {
  const t = useT();
  const { rows, status, loadMore } = usePages(api.certificates.reports.list, { state }, first);
  return (
    <CertificatesPage tab="reports">
      <div className={classes.stack}>
        <nav className={classes.buttons} aria-label={t("certificateScreens.reports.which")}>
          {(["open", "closed"] as const).map((each) => (
            <Button
              key={each}
              component={AppLink}
              href={each === "open" ? REPORTS : `${REPORTS}?show=closed`}
              variant={each === state ? "light" : "default"}
              size="compact-md"
              aria-current={each === state ? "page" : undefined}
            >
              {t(`certificateScreens.reports.${each}`)}
            </Button>
          ))}
        </nav>
        {rows.length === 0 && status === "Exhausted" ? (
          <EmptyState
            icon={IconInbox}
            title={t(`certificateScreens.reports.none.${state}`)}
            text={t("certificateScreens.reports.none.text")}
          />
        ) : (
          <>
            <ul className={classes.rows} aria-label={t(`certificateScreens.reports.${state}`)}>
              {rows.map((report) => (
                <ReportRow key={report.id} report={report} />
              ))}
            </ul>
            {status !== "Exhausted" && <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />}
          </>
        )}
      </div>
    </CertificatesPage>
  );
}

function ReportRow({ report: { id, state, at, text, email, credential } }: { report: Report }) {
  const t = useT();
  const toast = useToast();
  const close = useDo(api.certificates.reports.close);
  const { pending, attempt } = useAttempt();
  const done = () =>
    attempt(async () => {
      await close({ report: id });
      toast({ message: t("certificateScreens.reports.closedDone") });
    });
  return (
    <li>
      <span className={classes.rowMain}>
        <Anchor component={AppLink} href={credentialHref(credential.id)} className={classes.rowName}>
          <bdi>{credential.holder}</bdi>
        </Anchor>
        <StateBadge
          label={t(`certificateScreens.reports.${state}`)}
          meaning={state === "open" ? "warning" : "neutral"}
        />
        <span className={classes.rowMeta}>
          <RelativeTime at={at} />
        </span>
      </span>
      {state === "open" && (
        <Button
          size="compact-md"
          variant="default"
          loading={pending}
          aria-label={t("certificateScreens.reports.closeOf", { name: credential.holder })}
          onClick={() => void done()}
        >
          {t("certificateScreens.reports.close")}
        </Button>
      )}
      <p className={classes.rowText}>{text}</p>
      {email === null ? (
        <span className={classes.rowMeta}>{t("certificateScreens.reports.noAnswer")}</span>
      ) : (
        <Anchor href={`mailto:${email}`} size="sm">
          {t("certificateScreens.reports.answer", { email })}
        </Anchor>
      )}
    </li>
  );
}
