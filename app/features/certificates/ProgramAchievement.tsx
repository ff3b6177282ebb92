import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { useMay } from "../admin/useMay";
import { useLater } from "../live/useLater";
import { achievementHref } from "./achievement";
import { WriteNow } from "./AchievementNotice";

/** What completing a program earns, as a link; where nothing was written yet, a way to begin. */
export function ProgramAchievement({ program }: { program: Id<"programs"> }) {
  const t = useT();
  const designs = useMay()("certificates.design");
  const achievement = useLater(api.certificates.achievements.forProgram, { program });
  if (achievement === undefined) return null;
  if (achievement !== null)
    return <AppLink href={achievementHref(achievement.id)}>{achievement.name}</AppLink>;
  return designs ? <WriteNow program={program} /> : t("common.none");
}
