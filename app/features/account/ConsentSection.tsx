import { Button } from "@mantine/core";
import type { FunctionReturnType } from "convex/server";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { StateBadge } from "../../ui/data/StateBadge";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import { useDo, useLive } from "../live/useLive";
import classes from "./account.module.css";
import { Section } from "./Section";

/** Two documents whose versions change about once a year: the newest tell all that counts. */
export const NEWEST_CONSENTS = { paginationOpts: { numItems: 20, cursor: null } };

export type Consents = FunctionReturnType<typeof api.people.consents.mine>;
type Consent = Consents["page"][number];

/** What the viewer agreed to, each to be withdrawn. */
export function ConsentSection({ first }: { first: Consents }) {
  const t = useT();
  const { page } = useLive(api.people.consents.mine, NEWEST_CONSENTS, first);
  return (
    <Section
      title={t("consents.own.title")}
      text={t(page.length === 0 ? "consents.own.none" : "consents.own.text")}
    >
      {page.length > 0 && (
        <ul className={classes.rows} aria-label={t("consents.own.title")}>
          {page.map((consent) => (
            <ConsentRow key={consent.id} consent={consent} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function ConsentRow({ consent: { id, document, version, agreedAt, withdrawnAt } }: { consent: Consent }) {
  const t = useT();
  const format = useFormat();
  const withdraw = useDo(api.people.consents.withdraw);
  const { attempt } = useAttempt();
  const [asking, setAsking] = useState(false);
  const name = t(`people.documents.${document}`);
  return (
    <li className={classes.row}>
      <div className={classes.rowBody}>
        <span className={classes.rowName}>
          {t("people.consentTo", { document: name, version })}
          {withdrawnAt !== null && <StateBadge label={t("consents.own.withdrawn")} meaning="neutral" />}
        </span>
        <span className={classes.rowMeta}>
          {withdrawnAt === null
            ? t("consents.own.since", { date: format.longDate(agreedAt) })
            : t("consents.own.between", {
                from: format.longDate(agreedAt),
                until: format.longDate(withdrawnAt),
              })}
        </span>
      </div>
      {withdrawnAt === null && (
        <Button
          size="compact-md"
          variant="default"
          aria-label={t("consents.own.withdrawOf", { document: name, version })}
          onClick={() => setAsking(true)}
        >
          {t("consents.own.withdraw")}
        </Button>
      )}
      <ConfirmDialog
        opened={asking}
        title={t("consents.own.ask", { document: name })}
        consequence={t("consents.own.consequence")}
        confirmLabel={t("consents.own.withdraw")}
        onConfirm={async () => void (await attempt(() => withdraw({ consent: id })))}
        onClose={() => setAsking(false)}
      />
    </li>
  );
}
