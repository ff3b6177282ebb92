import { Button, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { MEANING_ICONS } from "../../../ui/data/meanings";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useServerT } from "../../../ui/i18n/useServerT";
import type { Meaning } from "../../../ui/theme/tokens";
import { checkSentence } from "./checkWords";
import {
  type Checked,
  failedChecks,
  type NoChecks,
  type PageVerdict,
  type ShownPage,
  VERDICT_MEANINGS,
} from "./verdict";
import classes from "./verify.module.css";

type PanelProps = { title: string; meaning: Meaning; children: ReactNode };

/** The plain verdict, before everything else. */
export function VerdictPanel({ title, meaning, children }: PanelProps) {
  return (
    <div className={classes.verdict} data-meaning={meaning} data-verdict>
      <VerdictIcon meaning={meaning} />
      <div className={classes.verdictWords}>
        <Title order={1}>{title}</Title>
        {children}
      </div>
    </div>
  );
}

export function VerdictIcon({ meaning }: { meaning: Meaning }) {
  const MeaningIcon = MEANING_ICONS[meaning];
  return <MeaningIcon size={40} aria-hidden="true" />;
}

type Props = {
  page: ShownPage;
  checked: Checked | NoChecks;
  verdict: PageVerdict;
  timeZone: string;
  /** When the checks were made, in words. */
  time: string;
};

/** The verdict on one of our certificates, with why and what to do. */
export function Verdict({ page, checked, verdict, timeZone, time }: Props) {
  const t = useServerT();
  const sentence = useSentence(page, verdict, timeZone);
  const [failed] = verdict === "invalid" ? failedChecks(checked) : [];
  return (
    <VerdictPanel title={t(`verify.verdict.${verdict}`)} meaning={VERDICT_MEANINGS[verdict]}>
      <p>{checked === "hidden" && verdict === "valid" ? t("verify.hidden.valid") : sentence}</p>
      {failed !== undefined && <p>{checkSentence(t, failed)}</p>}
      {checked === "busy" && <p>{t("verify.says.busy")}</p>}
      {page.reason !== null && (
        <p>
          <bdi>{t("verify.reason", { reason: page.reason })}</bdi>
        </p>
      )}
      {page.replacedBy !== null && (
        <Button component="a" href={`/verify/${page.replacedBy.publicId}`} className={classes.verdictLink}>
          {t("verify.replacedBy")}
        </Button>
      )}
      {typeof checked !== "string" && <p className={classes.quiet}>{t("verify.checkedAt", { time })}</p>}
    </VerdictPanel>
  );
}

function useSentence(page: ShownPage, verdict: PageVerdict, timeZone: string): string {
  const t = useServerT();
  const { longDate } = useFormat();
  const names = { issuer: page.issuer.name, holder: page.holder };
  const since = { date: longDate(page.standingAt, timeZone) };
  switch (verdict) {
    case "valid":
    case "unchecked":
      return t(`verify.says.${verdict}`, names);
    case "invalid":
      return t("verify.says.invalid");
    case "revoked":
      return t("verify.says.revoked", { ...names, ...since });
    case "superseded":
      return t(supersededBy(page), since);
    case "expired":
      return t("verify.says.expired", {
        ...names,
        date: longDate(page.validUntil ?? page.standingAt, timeZone),
      });
    case "notYetValid":
      return t("verify.says.notYetValid", { date: longDate(page.validFrom, timeZone) });
    case "erased":
      return t("verify.gone.text");
    default:
      return verdict satisfies never;
  }
}

function supersededBy({ replacedBy }: ShownPage) {
  const how = replacedBy?.how;
  return how === "correction" || how === "renewal"
    ? (`verify.says.superseded.${how}` as const)
    : "verify.says.superseded";
}
