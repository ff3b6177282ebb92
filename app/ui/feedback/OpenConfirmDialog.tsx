import "../theme/appStyles";
import { Button, Group, Modal, Text } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { useState } from "react";
import { useT } from "../i18n/useT";

export type ConfirmDialogProps = {
  opened: boolean;
  /** What happens to which thing: "Remove Ada Lovelace from the team?" */
  title: string;
  /** What follows from it and whether it can be taken back. */
  consequence: string;
  /** The button says what happens: "Remove Ada Lovelace". */
  confirmLabel: string;
  /** Keeps everything as it is; "Cancel" where nothing says it better. */
  cancelLabel?: string;
  danger?: boolean;
  onConfirm: () => void | Promise<void>;
  onClose: () => void;
};

/** The dialog itself, loaded when somebody is asked. */
export default function OpenConfirmDialog({
  opened,
  title,
  consequence,
  danger = true,
  ...props
}: ConfirmDialogProps) {
  const t = useT();
  const [pending, setPending] = useState(false);
  // It opens once it is there: only then does it note where the focus was, to give it back.
  const mounted = useMounted();
  const confirm = async () => {
    setPending(true);
    try {
      await props.onConfirm();
      props.onClose();
    } finally {
      setPending(false);
    }
  };
  return (
    <Modal
      opened={opened && mounted}
      onClose={props.onClose}
      title={title}
      centered
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Text mb={24}>{consequence}</Text>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={props.onClose} data-autofocus>
          {props.cancelLabel ?? t("common.cancel")}
        </Button>
        <Button {...(danger && { color: "danger" })} loading={pending} onClick={() => void confirm()}>
          {props.confirmLabel}
        </Button>
      </Group>
    </Modal>
  );
}
