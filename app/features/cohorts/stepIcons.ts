import type { Icon } from "@tabler/icons-react";
import type { CohortStep } from "../../../convex/cohorts/rules/cohortLifecycle";
import { IconBan, IconBookmark, IconCircleCheck, IconPlayerPlay, IconWorld } from "../../ui/icons";

export const STEP_ICONS: Record<CohortStep, Icon> = {
  open: IconWorld,
  start: IconPlayerPlay,
  complete: IconCircleCheck,
  archive: IconBookmark,
  cancel: IconBan,
};
