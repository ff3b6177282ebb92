import { Button, Group, Modal } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../../../convex/_generated/api";
import type { Id } from "../../../../../convex/_generated/dataModel";
import type { ComponentData } from "../../../../../convex/publishing/rules/propShapes";
import type { TemplateScope } from "../../../../../convex/publishing/rules/statuses";
import { useToast } from "../../../../ui/feedback/useToast";
import { ErrorSummary } from "../../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../../ui/forms/FormScope";
import { SubmitButton } from "../../../../ui/forms/SubmitButton";
import { TextField } from "../../../../ui/forms/TextField";
import { useT } from "../../../../ui/i18n/useT";
import { useDo } from "../../../live/useLive";
import { useSubmission } from "../../../live/useSubmission";
import classes from "./workspace.module.css";

type Props = { scope: TemplateScope; parts: readonly ComponentData[]; onClose: () => void };

/** Asks for the name under which parts are kept to be used again. */
export function KeepDialog({ scope, parts, onClose }: Props) {
  const t = useT();
  const save = useDo(api.publishing.pageTemplates.save);
  const title = t(scope === "section" ? "pageEditor.section.save" : "pageEditor.section.savePage");
  const keep = (name: string) => save({ scope, name, data: JSON.stringify(parts) });
  return <NameDialog title={title} name="" done="pageEditor.section.kept" onName={keep} onClose={onClose} />;
}

/** Asks for another name of a template. */
export function RenameDialog({
  template,
  name,
  onClose,
}: {
  template: Id<"pageTemplates">;
  name: string;
  onClose: () => void;
}) {
  const t = useT();
  const rename = useDo(api.publishing.pageTemplates.rename);
  return (
    <NameDialog
      title={t("pageEditor.section.rename", { name })}
      name={name}
      done="pageEditor.section.kept"
      onName={(entered) => rename({ template, name: entered })}
      onClose={onClose}
    />
  );
}

type NameProps = {
  title: string;
  name: string;
  done: "pageEditor.section.kept";
  onName: (name: string) => Promise<unknown>;
  onClose: () => void;
};

function NameDialog({ title, name, done, onName, onClose }: NameProps) {
  const t = useT();
  const toast = useToast();
  const { pending, error, send } = useSubmission();
  const [entered, setEntered] = useState(name);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await send(() => onName(entered)))) return;
    toast({ message: t(done, { name: entered.trim() }) });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("common.close") }}>
      <form noValidate className={classes.dialog} onSubmit={(event) => void submit(event)}>
        <FormScope error={error}>
          <ErrorSummary labels={{ name: t("pageEditor.section.name") }} />
          <TextField
            name="name"
            label={t("pageEditor.section.name")}
            maxLength={80}
            value={entered}
            onChange={({ currentTarget }) => setEntered(currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <SubmitButton pending={pending}>{t("pageEditor.section.keep")}</SubmitButton>
          </Group>
        </FormScope>
      </form>
    </Modal>
  );
}
