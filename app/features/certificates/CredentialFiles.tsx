import { Button } from "@mantine/core";
import { CopyLink } from "../../ui/data/CopyLink";
import { useT } from "../../ui/i18n/useT";
import { IconDownload, IconFileCertificate } from "../../ui/icons";
import classes from "./certificates.module.css";
import type { Credential } from "./credential";

/** A certificate's badge as it looks, its files, and the address on which anybody verifies it. */
export function CredentialFiles({ credential }: { credential: Credential }) {
  const t = useT();
  const { files, url, recipientName: name, achievement, shortCode } = credential;
  if (files === null) return null;
  return (
    <section className={classes.credential} aria-label={t("certificateScreens.files")}>
      <img
        className={classes.badge}
        src={files.png}
        alt={t("certificateScreens.badgeOf", { achievement: achievement.name })}
        width={240}
        height={240}
      />
      <div className={classes.stack}>
        <div className={classes.buttons}>
          <Button
            component="a"
            href={files.pdf}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconFileCertificate size={16} aria-hidden="true" />}
          >
            {t("certificateScreens.openPdf")}
          </Button>
          {(["png", "svg"] as const).map((kind) => (
            <Button
              key={kind}
              component="a"
              href={files[kind]}
              target="_blank"
              rel="noreferrer"
              variant="default"
              aria-label={t("certificateScreens.badgeFile", { kind: kind.toUpperCase(), name })}
              leftSection={<IconDownload size={16} aria-hidden="true" />}
            >
              {kind.toUpperCase()}
            </Button>
          ))}
        </div>
        <CopyLink label={t("certificateScreens.verifyLink")} value={url} />
        <p className={classes.quiet}>
          {t("certificateScreens.shortCodeText")} <bdi className={classes.code}>{shortCode}</bdi>
        </p>
      </div>
    </section>
  );
}
