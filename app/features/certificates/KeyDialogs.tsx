import "../../ui/theme/appStyles";
import { Modal, Stack, Text } from "@mantine/core";
import { api } from "../../../convex/_generated/api";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { useToast } from "../../ui/feedback/useToast";
import { TypedConfirmation } from "../../ui/forms/TypedConfirmation";
import { useT } from "../../ui/i18n/useT";
import { useAttempt } from "../live/useAttempt";
import { useDo } from "../live/useLive";
import classes from "./certificates.module.css";
import { type IssuerKey, shortened } from "./issuer";

/** Asks before new keys are made in the place of those that sign. */
export function RotateDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const rotate = useDo(api.certificates.issuers.rotate);
  const { attempt } = useAttempt();
  return (
    <ConfirmDialog
      opened={opened}
      danger={false}
      title={t("certificateScreens.keys.rotateAsk")}
      consequence={t("certificateScreens.keys.rotateText")}
      confirmLabel={t("certificateScreens.keys.rotate")}
      onConfirm={async () => {
        if (await attempt(() => rotate({}))) toast({ message: t("certificateScreens.keys.rotated") });
      }}
      onClose={onClose}
    />
  );
}

/** Asks before a key is given up: every certificate that it signed fails from then on, for good. */
export function CompromiseDialog({ signingKey, onClose }: { signingKey: IssuerKey; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const compromise = useDo(api.certificates.issuers.compromise);
  const { pending, attempt } = useAttempt();
  const run = async () => {
    if (!(await attempt(() => compromise({ key: signingKey.id })))) return;
    toast({ message: t("certificateScreens.keys.compromised") });
    onClose();
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t("certificateScreens.keys.compromiseAsk", { key: shortened(signingKey.fragment) })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap={16}>
        <Text>{t("certificateScreens.keys.compromiseText")}</Text>
        <bdi className={classes.code}>{signingKey.fragment}</bdi>
        <TypedConfirmation
          phrase={t("certificateScreens.keys.phrase")}
          confirmLabel={t("certificateScreens.keys.compromise")}
          pending={pending}
          onConfirm={() => void run()}
          onCancel={onClose}
        />
      </Stack>
    </Modal>
  );
}
