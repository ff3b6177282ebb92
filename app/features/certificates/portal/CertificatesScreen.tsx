import { Button } from "@mantine/core";
import { api } from "../../../../convex/_generated/api";
import { EmptyState } from "../../../ui/feedback/EmptyState";
import { LoadMore } from "../../../ui/feedback/LoadMore";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { IconCertificate } from "../../../ui/icons";
import { AppLink } from "../../../ui/navigation/AppLink";
import { ListPage } from "../../../ui/pages/ListPage";
import { useOrganization } from "../../live/useOrganization";
import { usePages } from "../../live/usePages";
import { type Badge, type BadgeKeys, type BadgePage, badgePath } from "./badge";
import { BadgeStanding } from "./BadgeStanding";
import classes from "./portal.module.css";
import { TokenList } from "./TokenList";

/** The viewer's own certificates, and the apps that may read them. */
export function CertificatesScreen({ first, tokens }: { first: BadgePage; tokens: BadgeKeys }) {
  const t = useT();
  const { rows, status, loadMore } = usePages(api.certificates.holders.mine, {}, first);
  return (
    <ListPage title={t("own.certificates.title")} description={t("own.certificates.text")}>
      {rows.length === 0 && status === "Exhausted" ? (
        <div className={classes.empty}>
          <EmptyState
            icon={IconCertificate}
            title={t("own.certificates.none")}
            text={t("own.certificates.noneText")}
            action={
              <Button component="a" href="/programs" variant="default">
                {t("portal.home.catalog")}
              </Button>
            }
          />
        </div>
      ) : (
        <ul className={classes.cards} aria-label={t("own.certificates.title")}>
          {rows.map((badge) => (
            <BadgeCard key={badge.id} badge={badge} />
          ))}
        </ul>
      )}
      {rows.length > 0 && status !== "Exhausted" && (
        <LoadMore shown={rows.length} status={status} onLoadMore={loadMore} />
      )}
      {(rows.length > 0 || tokens.length > 0) && <TokenList first={tokens} />}
    </ListPage>
  );
}

function BadgeCard({ badge }: { badge: Badge }) {
  const t = useT();
  const { longDate } = useFormat();
  const { timeZone } = useOrganization();
  const { name, issuer, files, awardedAt, validUntil } = badge;
  return (
    <li className={classes.card}>
      <BadgePicture src={files.png} />
      <div className={classes.cardWords}>
        <AppLink href={badgePath(badge.id)} className={classes.cardTitle}>
          {name}
        </AppLink>
        <span>{issuer}</span>
        <span className={classes.quiet}>
          {t("own.certificates.awarded", { date: longDate(awardedAt, timeZone) })}
        </span>
        {validUntil !== null && (
          <span className={classes.quiet}>
            {t("own.certificates.validUntil", { date: longDate(validUntil, timeZone) })}
          </span>
        )}
        <span className={classes.states}>
          <BadgeStanding badge={badge} />
        </span>
      </div>
    </li>
  );
}

/** A badge's picture, or its place while it is made. What it shows stands beside it. */
export function BadgePicture({ src, size = 112 }: { src: string | null; size?: number }) {
  return src === null ? (
    <span className={classes.noPicture} style={{ inlineSize: size, blockSize: size }}>
      <IconCertificate size={size / 3} aria-hidden="true" />
    </span>
  ) : (
    <img src={src} alt="" width={size} height={size} className={classes.picture} />
  );
}
