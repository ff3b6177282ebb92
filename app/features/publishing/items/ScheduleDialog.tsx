import "../../../ui/theme/appStyles";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { useToast } from "../../../ui/feedback/useToast";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { useT } from "../../../ui/i18n/useT";
import { useDo } from "../../live/useLive";
import { useOrganization } from "../../live/useOrganization";
import { useSubmission } from "../../live/useSubmission";
import type { Item } from "./content";
import { MomentField } from "./MomentField";
import { enteredMoment } from "./moments";

type Props = { item: Item; onClose: () => void };
type Dates = { publishAt: number | null; unpublishAt: number | null };

/** Says when an item goes public and when it ceases, in the organization's time. */
export function ScheduleDialog({ item, onClose }: Props) {
  const t = useT();
  const { timeZone } = useOrganization();
  const { pending, error, save } = useSchedule(item, onClose);
  const isPlanned = item.publishAt !== null || item.unpublishAt !== null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const momentOf = (name: keyof Dates) => enteredMoment(String(form.get(name) ?? ""), timeZone)?.at ?? null;
    void save({ publishAt: momentOf("publishAt"), unpublishAt: momentOf("unpublishAt") });
  };
  const labels = {
    publishAt: t("contentScreens.schedule.publishAt"),
    unpublishAt: t("contentScreens.schedule.unpublishAt"),
  };
  const zone = timeZone.replaceAll("_", " ");
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t("contentScreens.schedule.title", { name: item.title })}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form noValidate onSubmit={submit}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={labels} />
            <Text>{t("contentScreens.schedule.text", { zone })}</Text>
            {(["publishAt", "unpublishAt"] as const).map((name) => (
              <MomentField
                key={name}
                name={name}
                label={labels[name]}
                description={t(`contentScreens.schedule.${name}Text`)}
                zone={timeZone}
                at={item[name]}
              />
            ))}
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t("common.cancel")}
              </Button>
              {isPlanned && (
                <Button
                  variant="default"
                  loading={pending}
                  onClick={() => void save({ publishAt: null, unpublishAt: null })}
                >
                  {t("contentScreens.schedule.clear")}
                </Button>
              )}
              <SubmitButton pending={pending}>{t("contentScreens.schedule.save")}</SubmitButton>
            </Group>
          </Stack>
        </FormScope>
      </form>
    </Modal>
  );
}

function useSchedule({ id, publishAt, unpublishAt }: Item, onClose: () => void) {
  const t = useT();
  const toast = useToast();
  const schedule = useDo(api.publishing.items.schedule);
  const { pending, error, send } = useSubmission();
  const [before] = useState<Dates>({ publishAt, unpublishAt });
  const save = (dates: Dates) =>
    send(async () => {
      // A date that stays may have passed meanwhile: only what is changed is sent.
      await schedule({
        item: id,
        ...(dates.publishAt !== before.publishAt && { publishAt: dates.publishAt }),
        ...(dates.unpublishAt !== before.unpublishAt && { unpublishAt: dates.unpublishAt }),
      });
      const isCleared = dates.publishAt === null && dates.unpublishAt === null;
      toast({ message: t(`contentScreens.schedule.${isCleared ? "cleared" : "saved"}`) });
      onClose();
    });
  return { pending, error, save };
}
