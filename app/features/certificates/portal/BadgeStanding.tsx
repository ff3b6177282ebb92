import { StateBadge } from "../../../ui/data/StateBadge";
import { useT } from "../../../ui/i18n/useT";
import { IconEyeOff } from "../../../ui/icons";
import { type Badge, STANDING_MEANINGS } from "./badge";

/** What a certificate is worth now, and whether its page is hidden. */
export function BadgeStanding({ badge: { standing, hidden } }: { badge: Badge }) {
  const t = useT();
  return (
    <>
      <StateBadge label={t(`own.certificates.standing.${standing}`)} meaning={STANDING_MEANINGS[standing]} />
      {hidden && <StateBadge label={t("own.certificates.hidden")} meaning="neutral" icon={IconEyeOff} />}
    </>
  );
}
