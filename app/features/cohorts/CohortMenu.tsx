import "../../ui/theme/appStyles";
import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import type { CohortStep } from "../../../convex/cohorts/rules/cohortLifecycle";
import { useT } from "../../ui/i18n/useT";
import { IconChevronDown, IconCopy } from "../../ui/icons";
import { CloneDialog } from "./CloneDialog";
import type { Cohort } from "./cohort";
import { STEP_ICONS } from "./stepIcons";
import { StepDialog } from "./StepDialog";

/** What can be done with a cohort as a whole. */
export function CohortMenu({ cohort }: { cohort: Cohort }) {
  const t = useT();
  const [asked, setAsked] = useState<CohortStep | "clone" | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <Menu position="bottom-end" keepMounted={false}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden="true" />}>
            {t("adminCohorts.actions")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {cohort.steps.map((step) => {
            const StepIcon = STEP_ICONS[step];
            return (
              <Menu.Item
                key={step}
                leftSection={<StepIcon size={16} aria-hidden="true" />}
                {...(step === "cancel" && { color: "danger" })}
                onClick={() => setAsked(step)}
              >
                {t(`adminCohorts.step.${step}`)}
              </Menu.Item>
            );
          })}
          <Menu.Item
            leftSection={<IconCopy size={16} aria-hidden="true" />}
            onClick={() => setAsked("clone")}
          >
            {t("adminCohorts.clone.action")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === "clone" && <CloneDialog cohort={cohort} onClose={close} />}
      {asked !== null && asked !== "clone" && <StepDialog cohort={cohort} step={asked} onClose={close} />}
    </>
  );
}
