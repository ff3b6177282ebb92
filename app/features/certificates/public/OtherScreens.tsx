import type { CertificatePage } from "./verdict";
import { useServerT } from "../../../ui/i18n/useServerT";
import { CodeForm } from "./CodeForm";
import { VerdictPanel } from "./Verdict";
import classes from "./verify.module.css";

type Bare = Exclude<CertificatePage, { kind: "shown" }>;

/** A certificate of which no more is said than whether it is valid. */
export function BareScreen({ page: { kind, standing } }: { page: Bare }) {
  const t = useServerT();
  const isGone = kind === "gone" && standing === "erased";
  const isValid = standing === "valid";
  return (
    <div className={classes.page} data-narrow>
      <p className={classes.kicker}>{t("verify.kicker")}</p>
      <VerdictPanel
        title={t(`verify.verdict.${standing}`)}
        meaning={isGone ? "neutral" : isValid ? "success" : "danger"}
      >
        <p>{t(isGone ? "verify.gone.text" : isValid ? "verify.hidden.valid" : "verify.hidden.other")}</p>
      </VerdictPanel>
      {!isGone && (
        <p>
          {t("verify.hidden.text")} <a href="/verify">{t("verify.downloads.check")}</a>
        </p>
      )}
    </div>
  );
}

type UnknownProps = {
  organization: string;
  /** What was looked for. */
  handle: string;
  /** Too many were tried. */
  isBusy: boolean;
};

/** There is no such certificate; what may be wrong, and another try. */
export function UnknownScreen({ organization, handle, isBusy }: UnknownProps) {
  const t = useServerT();
  return (
    <div className={classes.page} data-narrow>
      <p className={classes.kicker}>{t("verify.kicker")}</p>
      <VerdictPanel
        title={t(isBusy ? "verify.verdict.unchecked" : "verify.verdict.unknown")}
        meaning={isBusy ? "warning" : "danger"}
      >
        <p>{isBusy ? t("verify.unknown.busy") : t("verify.unknown.text", { organization })}</p>
      </VerdictPanel>
      <CodeForm entered={/^[\w-]{5,16}$/.test(handle) ? handle : ""} />
      <p>
        <a href="/verify">{t("verify.downloads.check")}</a>
      </p>
    </div>
  );
}
