import { api } from "../../../convex/_generated/api";
import { NextAction } from "../../ui/data/NextAction";
import { StateBadge } from "../../ui/data/StateBadge";
import { useT } from "../../ui/i18n/useT";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useMay } from "../admin/useMay";
import { useLive } from "../live/useLive";
import { ConfigurationForm } from "./ConfigurationForm";
import { PageForm } from "./PageForm";
import { type CohortPage, type Program, STATE_MEANINGS } from "./program";
import { ProgramActions } from "./ProgramActions";
import { ProgramCohorts } from "./ProgramCohorts";
import { ProgramHistory } from "./ProgramHistory";
import { ProgramOverview } from "./ProgramOverview";
import { ImagesForm } from "./ImagesForm";
import { PROGRAM_TABS, type ProgramTab, tabHref } from "./programTabs";

type Props = { first: Program; cohorts: CohortPage; tab: ProgramTab };

/** A program as staff see it, live: what it is, its page, its configuration, its cohorts, what happened to it. */
export function ProgramScreen({ first, cohorts, tab }: Props) {
  const t = useT();
  const may = useMay();
  const program = useLive(api.catalog.programs.detail, { program: first.id }, first);
  const tabs = PROGRAM_TABS.filter((name) => name !== "history" || may("audit.read"));
  return (
    <DetailPage
      title={program.title}
      back={{ href: "/admin/programs", label: t("catalogScreens.programs.title") }}
      description={t("catalogScreens.program.madeFrom", {
        format: program.template.name,
        version: program.version.version,
      })}
      state={
        <StateBadge label={t(`catalog.state.${program.state}`)} meaning={STATE_MEANINGS[program.state]} />
      }
      actions={<ProgramActions program={program} />}
      next={<Next program={program} manages={may("programs.manage")} runs={cohorts.page.length} />}
      tabs={tabs.map((name) => ({ href: tabHref(program.id, name), label: t(`catalogScreens.tab.${name}`) }))}
      currentTab={tabHref(program.id, tab)}
    >
      <Tab program={program} cohorts={cohorts} tab={tab} />
    </DetailPage>
  );
}

function Tab({ program, cohorts, tab }: { program: Program; cohorts: CohortPage; tab: ProgramTab }) {
  switch (tab) {
    case "overview":
      return <ProgramOverview program={program} />;
    case "page":
      return (
        <>
          <PageForm program={program} />
          <ImagesForm program={program} />
        </>
      );
    case "configuration":
      return <ConfigurationForm program={program} />;
    case "cohorts":
      return <ProgramCohorts program={program.id} first={cohorts} />;
    case "history":
      return <ProgramHistory program={program.id} />;
    default:
      return tab satisfies never;
  }
}

type NextProps = { program: Program; manages: boolean; runs: number };

function Next({ program: { id, state, newer }, manages, runs }: NextProps) {
  const t = useT();
  const may = useMay();
  if (!manages) return null;
  if (state === "draft")
    return (
      <NextAction
        text={t("catalogScreens.program.draftWaits")}
        actionLabel={t("catalogScreens.program.goOn")}
        href={`/admin/programs/${id}/setup?step=texts`}
      />
    );
  if (newer !== null)
    return (
      <NextAction
        text={t("catalogScreens.program.newerWaits", { version: newer.version })}
        actionLabel={t("catalogScreens.program.look")}
        href={`/admin/programs/${id}/upgrade`}
      />
    );
  if (state === "published" && runs === 0 && may("cohorts.manage"))
    return (
      <NextAction
        text={t("catalogScreens.program.noCohort")}
        actionLabel={t("catalogScreens.program.newCohort")}
        href={`/admin/cohorts/new?program=${id}`}
      />
    );
  return null;
}
