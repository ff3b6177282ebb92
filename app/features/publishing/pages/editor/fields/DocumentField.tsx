import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import type { DocumentNode } from "../../../../../../convex/shared/documents/nodes";
import { plainText } from "../../../../../../convex/shared/documents/text";
import { loadedLater } from "../../../../../ui/feedback/loadedLater";
import { TextSkeleton } from "../../../../../ui/feedback/Skeletons";
import { useT } from "../../../../../ui/i18n/useT";
import { IconEdit } from "../../../../../ui/icons";
import type { OwnField } from "./ownField";
import classes from "../workspace.module.css";

const DocumentEditor = loadedLater(
  async () => (await import("./DocumentEditor")).default,
  ({ onCancel }) => onCancel(),
  <TextSkeleton lines={6} />,
);
const SEEN = 160;

/** A text with headings and lists: what it begins with, and a dialog to write it in. */
export function DocumentField({ label, value, onChange, readOnly }: OwnField<DocumentNode>) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const words = plainText(value);
  const take = (document: DocumentNode) => {
    onChange(document);
    setOpened(false);
  };
  return (
    <div className={classes.ownField} role="group" aria-label={label}>
      <span className={classes.ownLabel}>{label}</span>
      {words !== "" && <p className={classes.excerpt}>{words.slice(0, SEEN)}</p>}
      <Button
        variant="default"
        disabled={readOnly}
        leftSection={<IconEdit size={16} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        {t("pageEditor.text.edit")}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        size={880}
        title={t("pageEditor.text.edit")}
        closeOnClickOutside={false}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <DocumentEditor document={value} onDone={take} onCancel={() => setOpened(false)} />
      </Modal>
    </div>
  );
}
