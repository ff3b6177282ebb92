import { Button } from "@mantine/core";
import { embedAnswer } from "../../../../convex/certificates/rules/oembed";
import { CopyLink } from "../../../ui/data/CopyLink";
import { useT } from "../../../ui/i18n/useT";
import { IconBrandLinkedin, IconExternalLink, IconWallet } from "../../../ui/icons";
import type { Badge } from "./badge";
import classes from "./portal.module.css";

type Props = { badge: Badge; addresses: NonNullable<Badge["addresses"]> };

/** Where a certificate can be shown: by its link, on LinkedIn, in a wallet, on a website. */
export function Sharing({ badge: { linkedIn, wallet, name, issuer }, addresses: { page, embed } }: Props) {
  const t = useT();
  const card = { name, issuer, issuerUrl: new URL(page).origin, embedUrl: embed };
  const { html } = embedAnswer(card, { maxWidth: null, maxHeight: null });
  return (
    <section className={classes.section} aria-labelledby="share">
      <h2 id="share">{t("own.certificates.share")}</h2>
      <p className={classes.quiet}>{t("own.certificates.shareText")}</p>
      <CopyLink label={t("own.certificates.link")} value={page} />
      <div className={classes.buttons}>
        <Button
          component="a"
          href={page}
          variant="default"
          leftSection={<IconExternalLink size={18} aria-hidden="true" />}
        >
          {t("own.certificates.page")}
        </Button>
        {linkedIn !== null && (
          <Button
            component="a"
            href={linkedIn}
            target="_blank"
            rel="noopener"
            variant="default"
            leftSection={<IconBrandLinkedin size={18} aria-hidden="true" />}
          >
            {t("own.certificates.linkedIn")}
          </Button>
        )}
        {wallet !== null && (
          <Button
            component="a"
            href={wallet}
            target="_blank"
            rel="noopener"
            variant="default"
            leftSection={<IconWallet size={18} aria-hidden="true" />}
          >
            {t("own.certificates.wallet")}
          </Button>
        )}
      </div>
      <p className={classes.quiet}>
        {t(linkedIn === null ? "own.certificates.notShared" : "own.certificates.walletText")}
      </p>
      <h3>{t("own.certificates.embed")}</h3>
      <p className={classes.quiet}>{t("own.certificates.embedText")}</p>
      <CopyLink label={t("own.certificates.embedCode")} value={html} />
    </section>
  );
}
