import { Button } from "@mantine/core";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { AppLink } from "../../../ui/navigation/AppLink";
import { useLater } from "../../live/useLater";
import { useOrganization } from "../../live/useOrganization";
import { badgePath } from "./badge";
import { BadgeStanding } from "./BadgeStanding";
import { BadgePicture } from "./CertificatesScreen";
import classes from "./portal.module.css";

/** The certificate that an enrollment earned, from being made to being there. Nothing where there is none. */
export function EarnedCertificate({ enrollment }: { enrollment: Id<"enrollments"> }) {
  const t = useT();
  const { longDate } = useFormat();
  const { timeZone } = useOrganization();
  const badge = useLater(api.certificates.holders.forEnrollment, { enrollment });
  if (badge === undefined || badge === null) return null;
  const { standing, name, awardedAt, files, id } = badge;
  const isMade = standing !== "onItsWay";
  const date = longDate(awardedAt, timeZone);
  return (
    <section className={classes.earned} aria-labelledby="earned">
      <BadgePicture src={files.png} />
      <div className={classes.cardWords} role="status">
        <h2 id="earned">{t(isMade ? "own.certificates.ready" : "own.certificates.making")}</h2>
        <p>{isMade ? t("own.certificates.readyText", { name, date }) : t("own.certificates.makingText")}</p>
        {isMade && standing !== "valid" && (
          <span className={classes.states}>
            <BadgeStanding badge={badge} />
          </span>
        )}
        {isMade && (
          <div>
            <Button component={AppLink} href={badgePath(id)}>
              {t("own.certificates.open")}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}
