import { Button, Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../convex/_generated/api";
import { TextSkeleton } from "../../ui/feedback/Skeletons";
import { TypedConfirmation } from "../../ui/forms/TypedConfirmation";
import { useT } from "../../ui/i18n/useT";
import { planSessionEnd } from "../live/sessionEnd";
import { useAttempt } from "../live/useAttempt";
import { useLater } from "../live/useLater";
import { useDo } from "../live/useLive";
import { useOrganization } from "../live/useOrganization";
import { ErasurePreview } from "../privacy/ErasurePreview";
import { Section } from "./Section";

/** Where whoever was erased is led: their session ends with them. */
const ERASED = "/sign-in?erased";

/** The end of the viewer's data, seen before it is done. `phrase` is what they have to type. */
export function EraseSection({ phrase }: { phrase: string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <Section
      title={t("own.privacy.erase.title")}
      text={t("own.privacy.erase.text")}
      action={
        open ? undefined : (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t("own.privacy.erase.look")}
          </Button>
        )
      }
    >
      {open && <Erasure phrase={phrase} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function Erasure({ phrase, onClose }: { phrase: string; onClose: () => void }) {
  const t = useT();
  const { name: organization } = useOrganization();
  const [scope, setScope] = useState<"here" | "account">("account");
  const wholeAccount = scope === "account";
  const preview = useLater(api.privacy.erasures.preview, { wholeAccount });
  const request = useDo(api.privacy.erasures.request);
  const { pending, attempt } = useAttempt();
  const erase = async () => {
    planSessionEnd(ERASED);
    const done = await attempt(() => request({ wholeAccount }));
    if (done) window.location.replace(ERASED);
    else planSessionEnd(null);
  };
  return (
    <Stack gap={20}>
      <Radio.Group
        label={t("own.privacy.erase.scope")}
        value={scope}
        onChange={(value) => setScope(value === "here" ? "here" : "account")}
      >
        <Stack gap={8} mt={8}>
          <Radio value="account" label={t("own.privacy.erase.account")} />
          <Radio value="here" label={t("own.privacy.erase.here", { organization })} />
        </Stack>
      </Radio.Group>
      {preview === undefined ? <TextSkeleton lines={6} /> : <ErasurePreview preview={preview} />}
      {preview?.refusal === null ? (
        <TypedConfirmation
          phrase={phrase}
          confirmLabel={t("own.privacy.erase.confirm")}
          pending={pending}
          onConfirm={() => void erase()}
          onCancel={onClose}
        />
      ) : (
        <div>
          <Button variant="default" onClick={onClose}>
            {t("common.close")}
          </Button>
        </div>
      )}
    </Stack>
  );
}
