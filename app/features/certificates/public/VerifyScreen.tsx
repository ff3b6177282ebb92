import { useServerT } from "../../../ui/i18n/useServerT";
import { usePlaceTime } from "../../portal/usePlaceTime";
import { Island } from "../../shell/Island";
import type { PageAnswer } from "./answers";
import { CertificateCard } from "./CertificateCard";
import { CheckList } from "./CheckRow";
import { Downloads } from "./Downloads";
import { HolderForm } from "./HolderForm";
import { IssuerKnown } from "./IssuerKnown";
import { ReportForm } from "./ReportForm";
import { Verdict } from "./Verdict";
import { type Checked, type NoChecks, type PageVerdict, pageVerdict, type ShownPage } from "./verdict";
import classes from "./verify.module.css";

type Props = {
  page: ShownPage;
  checked: Checked | NoChecks;
  timeZone: string;
  /** The criteria's Markdown as HTML. */
  html: string;
  /** JSON-LD that can stand in a script; null for a page that is not to be listed. */
  structured: string | null;
  isReported: boolean;
  answer: PageAnswer | undefined;
};

/** A certificate for whoever wants to know whether it is true: the verdict, what it says, and every check. */
export function VerifyScreen({ page, checked, timeZone, html, structured, isReported, answer }: Props) {
  const t = useServerT();
  const verdict = pageVerdict(page.standing, checked);
  const isHidden = checked === "hidden";
  const time = usePlaceTime()(checkedAt(checked), timeZone);
  return (
    // Its holder's own look does not count as a view.
    <div className={classes.page} data-seen={page.own ? undefined : `/verify/${page.publicId}/seen`}>
      {structured !== null && (
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: structured }} />
      )}
      {isHidden && <OwnHidden />}
      <p className={classes.kicker}>{t("verify.kicker")}</p>
      <Verdict page={page} checked={checked} verdict={verdict} timeZone={timeZone} time={time} />
      <div className={classes.columns}>
        <div className={classes.main}>
          <CertificateCard page={page} timeZone={timeZone} html={html} hasFiles={!isHidden} />
          <Replaced page={page} />
        </div>
        <div className={classes.side}>
          {typeof checked !== "string" && (
            <Checks page={page} checked={checked} timeZone={timeZone} verdict={verdict} time={time} />
          )}
          {typeof checked !== "string" && <IssuerKnown knownBy={checked.knownBy} issuer={page.issuer} />}
        </div>
        <div className={classes.more}>
          {!isHidden && <Downloads page={page} />}
          {!isHidden && <HolderForm answer={answer?.form === "holder" ? answer : undefined} />}
          {!isHidden && (
            <ReportForm
              issuer={page.issuer.name}
              isSent={isReported}
              answer={answer?.form === "report" ? answer : undefined}
            />
          )}
        </div>
      </div>
      <Island name="certificate" />
    </div>
  );
}

function checkedAt(checked: Checked | NoChecks): number {
  return typeof checked === "string" ? 0 : (checked.checks[0]?.at ?? 0);
}

type ChecksProps = {
  page: ShownPage;
  checked: Checked;
  timeZone: string;
  verdict: PageVerdict;
  time: string;
};

function Checks({ page, checked, timeZone, verdict, time }: ChecksProps) {
  const t = useServerT();
  const words = {
    "data-checking": t("verify.again.checking"),
    "data-done": t("verify.again.done", { verdict: t(`verify.verdict.${verdict}`) }),
    "data-failed": t("verify.again.failed"),
  };
  return (
    <section className={classes.checksPart} aria-labelledby="checks">
      <h2 id="checks">{t("verify.checks")}</h2>
      <p className={classes.quiet}>{t("verify.checks.text", { time, issuer: page.issuer.name })}</p>
      <div data-checks>
        <CheckList checks={checked.checks} timeZone={timeZone} />
      </div>
      <p className={classes.again} data-no-print>
        <button type="button" hidden data-again {...words}>
          {t("verify.again")}
        </button>
        <span role="status" data-again-said className={classes.quiet} />
      </p>
    </section>
  );
}

function Replaced({ page: { replaces } }: { page: ShownPage }) {
  const t = useServerT();
  if (replaces === null) return null;
  return (
    <p className={classes.quiet}>
      {t(`verify.replaces.${replaces.how}`)}{" "}
      <a href={`/verify/${replaces.publicId}`}>{t("verify.replaces.link")}</a>
    </p>
  );
}

function OwnHidden() {
  const t = useServerT();
  return (
    <p className={classes.answer} data-meaning="info">
      {t("verify.own.hidden")} <a href="/portal/certificates">{t("verify.own.link")}</a>
    </p>
  );
}
