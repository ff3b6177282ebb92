import { FactList } from "../../ui/data/FactList";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import editor from "../admin/editor.module.css";
import { ProgramAchievement } from "../certificates/ProgramAchievement";
import classes from "./catalog.module.css";
import { settingTitle, textOfJson } from "./catalogWords";
import type { Program } from "./program";
import { settingsOf } from "./schemaFields";

/** What a program is, at a glance: its texts in short, its facts, and how it is set. */
export function ProgramOverview({ program }: { program: Program }) {
  const t = useT();
  const format = useFormat();
  const settings = settingsOf(program.configSchema);
  return (
    <div className={classes.stack}>
      {program.bannerUrl !== null && (
        <img className={classes.image} src={program.bannerUrl} alt={program.bannerText} />
      )}
      <p>{program.summary === "" ? t("catalogScreens.program.noSummary") : program.summary}</p>
      <FactList
        facts={[
          { label: t("catalogScreens.slug"), value: `/programs/${program.slug}` },
          { label: t("catalogScreens.visibility"), value: t(`catalog.visibility.${program.visibility}`) },
          {
            label: t("certificateScreens.ofProgram"),
            value: <ProgramAchievement program={program.id} />,
          },
          { label: t("catalogScreens.delivery"), value: t(`catalog.delivery.${program.delivery}`) },
          { label: t("catalogScreens.shape"), value: t(`catalog.shape.${program.shape}`) },
          {
            label: t("catalogScreens.category"),
            value: program.category === "" ? t("catalogScreens.noValue") : program.category,
          },
          {
            label: t("catalogScreens.format.publishedAt"),
            value:
              program.publishedAt === null
                ? t("catalogScreens.format.notYet")
                : format.date(program.publishedAt),
          },
          {
            label: t("catalogScreens.setup.format"),
            value: (
              <AppLink href={`/admin/formats/${program.template.id}?version=${program.version.id}`}>
                {`${program.template.name} ${program.version.version}`}
              </AppLink>
            ),
          },
        ]}
      />
      <h2>{t("catalogScreens.tab.configuration")}</h2>
      {program.resolved.leaves.length === 0 ? (
        <p className={editor.quiet}>{t("catalogScreens.settings.none")}</p>
      ) : (
        <FactList
          facts={program.resolved.leaves.map(({ path, value }) => ({
            label: settingTitle(settings, path),
            value: textOfJson(t, format, value),
          }))}
        />
      )}
    </div>
  );
}
