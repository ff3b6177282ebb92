import "../../../ui/theme/appStyles";
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { CopyLink } from "../../../ui/data/CopyLink";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { SelectField } from "../../../ui/forms/SelectField";
import { SubmitButton } from "../../../ui/forms/SubmitButton";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { IconExternalLink } from "../../../ui/icons";
import { useDo } from "../../live/useLive";
import { useSubmission } from "../../live/useSubmission";
import type { ItemLine } from "./content";
import { PreviewLinks } from "./PreviewLinks";

const DAYS = [1, 7, 30];
const USUAL_DAYS = 7;

type Props = { item: Pick<ItemLine, "id" | "title">; onClose: () => void };

/** Makes a link by which anybody sees a draft for some days, and shows those that there are. */
export function PreviewDialog({ item, onClose }: Props) {
  const t = useT();
  const link = useDo(api.publishing.previews.link);
  const { pending, error, send } = useSubmission();
  const [made, setMade] = useState<{ url: string; expiresAt: number } | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const days = Number(new FormData(event.currentTarget).get("days"));
    await send(async () => {
      const { path, expiresAt } = await link({ item: item.id, days });
      setMade({ url: `${window.location.origin}${path}`, expiresAt });
    });
  };
  const label = t("contentScreens.preview.days");
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t("contentScreens.preview.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form noValidate onSubmit={(event) => void submit(event)}>
        <FormScope error={error}>
          <Stack gap={16}>
            <ErrorSummary labels={{ days: label }} />
            <Text>{t("contentScreens.preview.text", { name: item.title })}</Text>
            <SelectField
              name="days"
              label={label}
              defaultValue={USUAL_DAYS}
              maw={240}
              choices={DAYS.map((days) => ({
                value: String(days),
                label: t("contentScreens.preview.daysOf", { days }),
              }))}
            />
            {made !== null && <MadeLink {...made} />}
            <PreviewLinks item={item} />
            <Group justify="flex-end" gap={8}>
              <Button variant="default" onClick={onClose}>
                {t("common.close")}
              </Button>
              <SubmitButton pending={pending} {...(made !== null && { variant: "default" })}>
                {t("contentScreens.preview.make")}
              </SubmitButton>
            </Group>
          </Stack>
        </FormScope>
      </form>
    </Modal>
  );
}

function MadeLink({ url, expiresAt }: { url: string; expiresAt: number }) {
  const t = useT();
  const format = useFormat();
  return (
    <Stack gap={8} role="status">
      <CopyLink label={t("contentScreens.preview.link")} value={url} />
      <Text size="sm" c="dimmed">
        {t("contentScreens.preview.until", { when: format.dateTime(expiresAt) })}
      </Text>
      <Button
        component="a"
        href={url}
        target="_blank"
        rel="noreferrer"
        variant="subtle"
        w="max-content"
        leftSection={<IconExternalLink size={16} aria-hidden="true" />}
      >
        {t("contentScreens.preview.open")}
      </Button>
    </Stack>
  );
}
