import { Button } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import type { KeyState } from "../../../convex/certificates/rules/statuses";
import { FactList } from "../../ui/data/FactList";
import { StateBadge } from "../../ui/data/StateBadge";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { IconDownload, IconKey, IconRefresh } from "../../ui/icons";
import type { Meaning } from "../../ui/theme/tokens";
import { useMay } from "../admin/useMay";
import { useLive } from "../live/useLive";
import { SettingsPage } from "../organization/SettingsPage";
import classes from "./certificates.module.css";
import { type Issuer, type IssuerKey, shortened } from "./issuer";
import { CompromiseDialog, RotateDialog } from "./KeyDialogs";
import { Obstacle } from "./Obstacle";

const KEY_MEANINGS: Record<KeyState, Meaning> = {
  active: "success",
  retired: "neutral",
  compromised: "danger",
};

/** Who the organization is as issuer, and the keys that it signs certificates with. */
export function KeysScreen({ first }: { first: Issuer }) {
  const t = useT();
  const may = useMay();
  const [owns, mayIssue] = [may("certificates.keys"), may("certificates.issue")];
  const issuer = useLive(api.certificates.issuers.overview, {}, first);
  const [asked, setAsked] = useState<IssuerKey | "rotate" | null>(null);
  const close = () => setAsked(null);
  return (
    <SettingsPage tab="keys">
      <div className={classes.stack}>
        <Obstacle problem={issuer.problem} here />
        <p className={classes.quiet}>{t("certificateScreens.keys.text")}</p>
        {!owns && <p className={classes.quiet}>{t("certificateScreens.keys.ownersOnly")}</p>}
        <FactList
          facts={[
            { label: t("certificateScreens.keys.host"), value: <bdi>{issuer.host}</bdi> },
            {
              label: t("certificateScreens.keys.did"),
              value: <bdi className={classes.code}>{issuer.did}</bdi>,
            },
          ]}
        />
        <Keys
          keys={issuer.keys}
          {...(owns && { onRotate: () => setAsked("rotate"), onCompromise: setAsked })}
        />
        {mayIssue && <TakePages />}
      </div>
      <RotateDialog opened={asked === "rotate"} onClose={close} />
      {asked !== null && asked !== "rotate" && <CompromiseDialog signingKey={asked} onClose={close} />}
    </SettingsPage>
  );
}

/** The pages that verify certificates, as files: for the day on which the organization is elsewhere. */
function TakePages() {
  const t = useT();
  return (
    <section className={classes.part} aria-labelledby="take-pages">
      <h2 id="take-pages">{t("certificateScreens.copy.title")}</h2>
      <p className={classes.quiet}>{t("certificateScreens.copy.text")}</p>
      <form method="post" action="/admin/certificates/copy.zip">
        <Button type="submit" variant="default" leftSection={<IconDownload aria-hidden />}>
          {t("certificateScreens.copy.action")}
        </Button>
      </form>
    </section>
  );
}

type KeysProps = {
  keys: readonly IssuerKey[];
  /** Only for owners. */
  onRotate?: () => void;
  onCompromise?: (key: IssuerKey) => void;
};

function Keys({ keys, onRotate, onCompromise }: KeysProps) {
  const t = useT();
  if (keys.length === 0)
    return (
      <EmptyState
        icon={IconKey}
        title={t("certificateScreens.keys.none.title")}
        text={t("certificateScreens.keys.none.text")}
      />
    );
  return (
    <section className={classes.part} aria-label={t("certificateScreens.keys.title")}>
      <div className={classes.partHead}>
        <h2>{t("certificateScreens.keys.title")}</h2>
        {onRotate && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden="true" />}
            onClick={onRotate}
          >
            {t("certificateScreens.keys.rotate")}
          </Button>
        )}
      </div>
      <ul className={classes.rows}>
        {keys.map((key) => (
          <KeyRow key={key.id} signingKey={key} {...(onCompromise && { onCompromise })} />
        ))}
      </ul>
    </section>
  );
}

type RowProps = { signingKey: IssuerKey } & Pick<KeysProps, "onCompromise">;

function KeyRow({ signingKey, onCompromise }: RowProps) {
  const t = useT();
  const format = useFormat();
  const { suite, state, fragment, createdAt, retiredAt } = signingKey;
  return (
    <li>
      <span className={classes.rowMain}>
        <span className={classes.rowName}>{t(`certificateScreens.keys.suite.${suite}`)}</span>
        <StateBadge label={t(`certificateScreens.keys.state.${state}`)} meaning={KEY_MEANINGS[state]} />
      </span>
      <span className={classes.rowMeta}>
        {t("certificateScreens.keys.made", { date: format.dateTime(createdAt) })}
        {retiredAt !== null &&
          ` · ${t(`certificateScreens.keys.ended.${state === "compromised" ? "compromised" : "retired"}`, {
            date: format.dateTime(retiredAt),
          })}`}
      </span>
      {onCompromise && state !== "compromised" && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="danger"
          aria-label={t("certificateScreens.keys.compromiseOf", { key: shortened(fragment) })}
          onClick={() => onCompromise(signingKey)}
        >
          {t("certificateScreens.keys.compromise")}
        </Button>
      )}
      <bdi className={classes.code}>{fragment}</bdi>
    </li>
  );
}
