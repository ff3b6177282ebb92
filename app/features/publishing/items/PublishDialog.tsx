import "../../../ui/theme/appStyles";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import type { FormEvent } from "react";
import { api } from "../../../../convex/_generated/api";
import { useToast } from "../../../ui/feedback/useToast";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { problemsOf } from "../../../ui/forms/problems";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { useT } from "../../../ui/i18n/useT";
import { useDo } from "../../live/useLive";
import { useSubmission } from "../../live/useSubmission";
import { useOrganization } from "../../live/useOrganization";
import { contentPath } from "../site/addresses";
import type { Item } from "./content";
import classes from "./items.module.css";
import { LackList } from "./LackList";

type Props = { item: Item; onClose: () => void };

/** Makes public what stands there now; what it lacks for that is listed with where to mend it. */
export function PublishDialog({ item, onClose }: Props) {
  const t = useT();
  const toast = useToast();
  const organization = useOrganization();
  const publish = useDo(api.publishing.items.publish);
  const { pending, error, send } = useSubmission();
  const { fields } = problemsOf(error, t);
  const isLacking = Object.keys(fields).length > 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await send(() => publish({ item: item.id })))) return;
    toast({ message: t("contentScreens.deed.publishDone") });
    onClose();
  };
  const address = `${window.location.host}${contentPath(item, organization)}`;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("contentScreens.deed.publishTitle", { name: item.title })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Stack gap={16}>
          {isLacking ? (
            <div className={classes.part} role="alert">
              <h2>{t("contentScreens.lacks.title")}</h2>
              <LackList item={item} lacks={fields} onLeave={onClose} />
            </div>
          ) : (
            <>
              <FormScope error={error}>
                <ErrorSummary labels={{}} />
              </FormScope>
              <Text>{t("contentScreens.deed.publishText", { address })}</Text>
            </>
          )}
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <SubmitButton pending={pending} data-autofocus>
              {t("contentScreens.deed.publish")}
            </SubmitButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
