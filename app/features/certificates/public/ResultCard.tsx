import { useServerT } from "../../../ui/i18n/useServerT";
import type { Meaning } from "../../../ui/theme/tokens";
import { VerdictIcon } from "./Verdict";
import classes from "./verify.module.css";

/** What a file turned out to be; "unreadable" holds no certificate. */
export type FileVerdict = "valid" | "invalid" | "unknown" | "unreadable";

const VERDICTS: Record<FileVerdict, Meaning> = {
  valid: "success",
  invalid: "danger",
  unknown: "warning",
  unreadable: "neutral",
};
const TITLES = {
  valid: "verify.verdict.valid",
  invalid: "verify.verdict.invalid",
  unknown: "verify.verdict.unchecked",
  unreadable: "verify.found.unreadable",
} as const;

/** A card for each verdict, to be copied and filled by the page's script: what it fills is named by `data-slot`. */
export function ResultTemplates() {
  return (Object.keys(VERDICTS) as FileVerdict[]).map((verdict) => (
    <template key={verdict} data-result-of={verdict}>
      <ResultCard verdict={verdict} />
    </template>
  ));
}

function ResultCard({ verdict }: { verdict: FileVerdict }) {
  const t = useServerT();
  return (
    <li className={classes.result} data-found={verdict}>
      <div className={classes.verdict} data-meaning={VERDICTS[verdict]}>
        <VerdictIcon meaning={VERDICTS[verdict]} />
        <div className={classes.verdictWords}>
          <h3>{t(TITLES[verdict])}</h3>
          <p data-slot="problem">{verdict === "unreadable" ? "" : t(`verify.found.${verdict}`)}</p>
          <p className={classes.file}>
            <bdi data-slot="file" />
          </p>
        </div>
      </div>
      {verdict !== "unreadable" && <Details />}
    </li>
  );
}

function Details() {
  const t = useServerT();
  const facts = [
    ["holder", t("verify.holderName")],
    ["name", t("verify.achievement")],
    ["issuer", t("verify.issuer")],
    ["validFrom", t("verify.validFrom")],
    ["validUntil", t("verify.validUntil")],
  ] as const;
  return (
    <>
      <dl className={classes.resultFacts}>
        {facts.map(([slot, label]) => (
          <div key={slot} data-fact={slot}>
            <dt>{label}</dt>
            <dd dir="auto" data-slot={slot} />
          </div>
        ))}
      </dl>
      <div className={classes.resultKnown}>
        <p>
          <strong data-slot="known" /> <span data-slot="knownText" />
        </p>
        <p className={classes.identity}>
          <code dir="ltr" data-slot="id" />
        </p>
      </div>
      <details open>
        <summary>{t("verify.checks")}</summary>
        <ol className={classes.checks} data-slot="checks" />
      </details>
      <p>
        <a data-slot="page" href="/verify">
          {t("verify.found.page")}
        </a>
      </p>
    </>
  );
}
