import { Button } from "@mantine/core";
import type { IssuingProblem } from "../../../convex/certificates/rules/statuses";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { Notice } from "./Notice";

export const KEYS = "/admin/settings/keys";

/** What stands in the way of issuing anything at all, and where to go about it; nothing where all is set up. */
export function Obstacle({ problem, here = false }: { problem: IssuingProblem | null; here?: boolean }) {
  const t = useT();
  if (problem === null) return null;
  return (
    <Notice
      meaning="warning"
      title={t("certificateScreens.obstacle.title")}
      action={
        !here && (
          <Button component={AppLink} href={KEYS} variant="default">
            {t("certificateScreens.obstacle.action")}
          </Button>
        )
      }
    >
      <p>{t(`certificates.problem.${problem}`)}</p>
      <p>{t("certificateScreens.obstacle.text")}</p>
    </Notice>
  );
}
