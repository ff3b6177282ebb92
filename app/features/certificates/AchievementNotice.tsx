import { Button } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { api } from "../../../convex/_generated/api";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { useMay } from "../admin/useMay";
import type { Cohort } from "../cohorts/cohort";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import { type Achievement, achievementHref } from "./achievement";
import { Notice } from "./Notice";

type Props = { program: Cohort["program"]; achievement: Achievement | null };

/** What a program's certificates are for: that it is archived, or that nobody has looked at it yet. */
export function AchievementNotice({ program, achievement }: Props) {
  const t = useT();
  const designs = useMay()("certificates.design");
  if (achievement === null)
    return (
      <Notice
        meaning="info"
        title={t("certificateScreens.unwritten.title")}
        action={designs && <WriteNow program={program.id} />}
      >
        <p>{t("certificateScreens.unwritten.text", { program: program.title })}</p>
      </Notice>
    );
  if (achievement.archivedAt === null) return null;
  return (
    <Notice
      meaning="warning"
      title={t("certificateScreens.archived.title", { name: achievement.name })}
      action={
        <Button component={AppLink} href={achievementHref(achievement.id)} variant="default">
          {t("certificateScreens.archived.action")}
        </Button>
      }
    >
      <p>{t("certificateScreens.archived.text")}</p>
    </Notice>
  );
}

/** Makes a program's achievement from the program, and leads to it. */
export function WriteNow({ program }: { program: Cohort["program"]["id"] }) {
  const t = useT();
  const navigate = useNavigate();
  const make = useDo(api.certificates.achievements.makeForProgram);
  const { pending, attempt } = useAttempt();
  const write = () => attempt(async () => navigate(achievementHref(await make({ program }))));
  return (
    <Button variant="default" loading={pending} onClick={() => void write()}>
      {t("certificateScreens.unwritten.action")}
    </Button>
  );
}
