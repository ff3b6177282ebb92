import "../../ui/theme/appStyles";
import { Button, Menu } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { useT } from "../../ui/i18n/useT";
import {
  IconArrowsLeftRight,
  IconBan,
  IconChevronDown,
  IconEdit,
  IconExternalLink,
  IconHistory,
} from "../../ui/icons";
import { useMay } from "../admin/useMay";
import type { AskedStep, Credential } from "./credential";

const CredentialDialog = lazy(async () => ({
  default: (await import("./CredentialDialog")).CredentialDialog,
}));

const STEP_ICONS: Record<AskedStep, Icon> = {
  correct: IconEdit,
  renew: IconHistory,
  supersede: IconArrowsLeftRight,
  revoke: IconBan,
};
const ORDER = ["correct", "renew", "supersede", "revoke"] as const satisfies readonly AskedStep[];

/** The page that others see, and what staff can do with a certificate now. */
export function CredentialActions({ credential }: { credential: Credential }) {
  const t = useT();
  const issues = useMay()("certificates.issue");
  const [asked, setAsked] = useState<AskedStep | null>(null);
  const steps = issues ? ORDER.filter((step) => credential.steps.includes(step)) : [];
  return (
    <>
      {credential.files !== null && (
        <Button
          component="a"
          href={credential.url}
          target="_blank"
          rel="noreferrer"
          variant="default"
          leftSection={<IconExternalLink size={16} aria-hidden="true" />}
        >
          {t("certificateScreens.seePage")}
        </Button>
      )}
      {steps.length > 0 && <StepMenu steps={steps} onAsk={setAsked} />}
      {asked !== null && (
        <Suspense>
          <CredentialDialog credential={credential} step={asked} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </>
  );
}

type MenuProps = { steps: readonly AskedStep[]; onAsk: (step: AskedStep) => void };

function StepMenu({ steps, onAsk }: MenuProps) {
  const t = useT();
  return (
    <Menu position="bottom-end" keepMounted={false}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden="true" />}>
          {t("certificateScreens.actions")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {steps.map((step) => {
          const StepIcon = STEP_ICONS[step];
          return (
            <Menu.Item
              key={step}
              leftSection={<StepIcon size={16} aria-hidden="true" />}
              {...(step === "revoke" && { color: "danger" })}
              onClick={() => onAsk(step)}
            >
              {t(`certificateScreens.step.${step}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
