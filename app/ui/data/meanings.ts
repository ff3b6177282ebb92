import type { Icon } from "@tabler/icons-react";
import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconInfoCircle,
} from "../icons";
import type { Meaning } from "../theme/tokens";

/** The icon that goes with a meaning where a state has none of its own. */
export const MEANING_ICONS: Record<Meaning, Icon> = {
  success: IconCircleCheck,
  warning: IconAlertTriangle,
  danger: IconAlertCircle,
  info: IconInfoCircle,
  neutral: IconCircleDashed,
};
