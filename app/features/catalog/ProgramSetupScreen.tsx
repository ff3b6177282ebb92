import { Button, Group } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { api } from "../../../convex/_generated/api";
import { publishingProblems } from "../../../convex/catalog/rules/programs";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { WizardPage } from "../../ui/pages/WizardPage";
import { useLive } from "../live/useLive";
import classes from "./catalog.module.css";
import { ConfigurationForm } from "./ConfigurationForm";
import { PageForm } from "./PageForm";
import type { Program } from "./program";
import { useDeeds } from "./ProgramActions";
import { ProgramOverview } from "./ProgramOverview";
import { SETUP_STEPS, type SetupStep } from "./setupSteps";

type Props = { first: Program; step: SetupStep };

/** A draft on its way to the catalog: texts, settings, and a look at all of it before it is published. */
export function ProgramSetupScreen({ first, step }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const program = useLive(api.catalog.programs.detail, { program: first.id }, first);
  const here = (id: SetupStep) => `/admin/programs/${program.id}/setup?step=${id}`;
  const lacking = Object.keys(publishingProblems(program));
  const done = {
    texts: lacking.length === 0,
    settings: step === "review",
    review: program.state === "published",
  };
  const nextLabel = t("catalogScreens.setup.next");
  return (
    <WizardPage
      title={program.title}
      description={t("catalogScreens.setup.text")}
      back={{ href: `/admin/programs/${program.id}`, label: program.title }}
      current={step}
      steps={[
        { id: "format", label: t("catalogScreens.setup.format"), done: true },
        ...SETUP_STEPS.map((id) => ({
          id,
          label: t(`catalogScreens.setup.${id}`),
          done: done[id],
          href: here(id),
        })),
      ]}
    >
      {step === "texts" && (
        <PageForm program={program} saveLabel={nextLabel} onSaved={() => navigate(here("settings"))} />
      )}
      {step === "settings" && (
        <ConfigurationForm program={program} saveLabel={nextLabel} onSaved={() => navigate(here("review"))} />
      )}
      {step === "review" && <Review program={program} lacking={lacking} textsHref={here("texts")} />}
    </WizardPage>
  );
}

type ReviewProps = { program: Program; lacking: readonly string[]; textsHref: string };

function Review({ program, lacking, textsHref }: ReviewProps) {
  const t = useT();
  const navigate = useNavigate();
  const { pending, run } = useDeeds(program);
  const publish = async () => {
    if (await run("publish")) navigate(`/admin/programs/${program.id}`);
  };
  return (
    <div className={classes.stack}>
      {lacking.length > 0 && (
        <div className={classes.problems} role="status">
          <h2>{t("catalogScreens.setup.lacking", { count: lacking.length })}</h2>
          <ul>
            {lacking.map((field) => (
              <li key={field}>
                <AppLink href={textsHref}>
                  {t(`catalogScreens.${field as "title" | "summary" | "description"}`)}
                </AppLink>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ProgramOverview program={program} />
      <Group gap={8}>
        <Button component={AppLink} href={`/admin/programs/${program.id}`} variant="default">
          {t("catalogScreens.setup.later")}
        </Button>
        <Button disabled={lacking.length > 0} loading={pending} onClick={() => void publish()}>
          {t("catalogScreens.deed.publish")}
        </Button>
      </Group>
    </div>
  );
}
