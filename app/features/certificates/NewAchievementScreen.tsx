import { useT } from "../../ui/i18n/useT";
import { FormPage } from "../../ui/pages/FormPage";
import { ACHIEVEMENTS } from "./achievement";
import { AchievementForm } from "./AchievementForm";

/** Writes an achievement of no program, which is given by list. */
export function NewAchievementScreen() {
  const t = useT();
  return (
    <FormPage
      title={t("certificateScreens.newAchievement")}
      description={t("certificateScreens.newAchievementText")}
      back={{ href: ACHIEVEMENTS, label: t("certificateScreens.tab.achievements") }}
    >
      <AchievementForm achievement={null} designs={null} />
    </FormPage>
  );
}
