import { Button } from "@mantine/core";
import { api } from "../../../convex/_generated/api";
import { FactList } from "../../ui/data/FactList";
import { StateBadge } from "../../ui/data/StateBadge";
import { useToast } from "../../ui/feedback/useToast";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useMay } from "../admin/useMay";
import { useAttempt } from "../live/useAttempt";
import { useDo, useLive } from "../live/useLive";
import { type Achievement, ACHIEVEMENTS } from "./achievement";
import { AchievementForm } from "./AchievementForm";
import { AchievementImage } from "./AchievementImage";
import classes from "./certificates.module.css";
import { type DesignLine, designHref } from "./design";
import { LISTS } from "./issuedList";

type Props = { first: Achievement; designs: readonly DesignLine[] | null };

/** What a certificate is given for: its texts, its picture and its rules. */
export function AchievementScreen({ first, designs }: Props) {
  const t = useT();
  const may = useMay();
  const achievement = useLive(api.certificates.achievements.get, { achievement: first.id }, first);
  const archived = achievement.archivedAt !== null;
  const manages = may("certificates.design");
  return (
    <DetailPage
      title={achievement.name}
      description={t(
        achievement.program === null ? "certificateScreens.givenByList" : "certificateScreens.givenByProgram",
        { program: achievement.program?.name ?? "" },
      )}
      back={{ href: ACHIEVEMENTS, label: t("certificateScreens.tab.achievements") }}
      state={archived && <StateBadge label={t("certificateScreens.archivedState")} meaning="neutral" />}
      actions={
        <>
          {manages && <ArchiveAchievement achievement={achievement} />}
          {may("certificates.issue") && !archived && (
            <Button component={AppLink} href={`${LISTS}?achievement=${achievement.id}`}>
              {t("certificateScreens.issueToList")}
            </Button>
          )}
        </>
      }
      facts={<Facts achievement={achievement} />}
    >
      <div className={classes.stack}>
        <AchievementForm achievement={achievement} designs={designs} />
        {manages && <AchievementImage achievement={achievement} />}
      </div>
    </DetailPage>
  );
}

function Facts({ achievement: { program, design, archivedAt } }: { achievement: Achievement }) {
  const t = useT();
  const format = useFormat();
  const may = useMay();
  return (
    <FactList
      facts={[
        {
          label: t("certificateScreens.program"),
          value:
            program === null ? (
              t("certificateScreens.byList")
            ) : (
              <AppLink href={`/admin/programs/${program.id}`}>{program.name}</AppLink>
            ),
        },
        {
          label: t("certificateScreens.design"),
          value:
            design !== null && may("certificates.design") ? (
              <AppLink href={designHref(design.id)}>{design.name}</AppLink>
            ) : (
              (design?.name ?? t("certificateScreens.defaultDesign"))
            ),
        },
        ...(archivedAt === null
          ? []
          : [{ label: t("certificateScreens.archivedState"), value: format.date(archivedAt) }]),
      ]}
    />
  );
}

function ArchiveAchievement({ achievement: { id, name, archivedAt } }: { achievement: Achievement }) {
  const t = useT();
  const toast = useToast();
  const { pending, attempt } = useAttempt();
  const [archive, restore] = [
    useDo(api.certificates.achievements.archive),
    useDo(api.certificates.achievements.restore),
  ];
  const archived = archivedAt !== null;
  const [act, undo] = archived ? [restore, archive] : [archive, restore];
  const run = () =>
    attempt(async () => {
      await act({ achievement: id });
      toast({
        message: t(archived ? "certificateScreens.restoredDone" : "certificateScreens.archivedDone", {
          name,
        }),
        onUndo: async () => void (await undo({ achievement: id })),
      });
    });
  return (
    <Button variant="default" loading={pending} onClick={() => void run()}>
      {t(archived ? "certificateScreens.restore" : "certificateScreens.archive")}
    </Button>
  );
}
