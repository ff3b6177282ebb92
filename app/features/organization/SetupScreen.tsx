import { Button, NativeSelect, Stack, Text, TextInput, Title } from "@mantine/core";
import { Form, useActionData } from "@remix-run/react";
import type { ErrorData } from "../../../convex/shared/errors";
import { fieldMessage } from "../shell/fieldMessage";
import { languages } from "../../ui/i18n/languages";
import { useT } from "../../ui/i18n/useT";

type Props = { field: (name: string) => { name: string; required: boolean; error: string | undefined } };

/** The first run: an organization and its owner. Works without scripts. */
export function SetupScreen() {
  const t = useT();
  const failed = useActionData<{ error: ErrorData }>()?.error;
  const field = (name: string) => ({
    name,
    required: true,
    error: failed?.details?.fields?.[name] === undefined ? undefined : fieldMessage(failed, name, t),
  });
  return (
    <Form method="post">
      <Stack maw={520} mx="auto" py={48} px={16} gap={32}>
        <Stack gap={4}>
          <Title order={1}>{t("organization.setup.title")}</Title>
          <Text c="dimmed">{t("organization.setup.text")}</Text>
          {failed !== undefined && failed.details?.fields === undefined && (
            <Text role="alert" c="danger">
              {failed.message}
            </Text>
          )}
        </Stack>
        <OrganizationFields field={field} />
        <OwnerFields field={field} />
        <Button type="submit">{t("organization.setup.submit")}</Button>
      </Stack>
    </Form>
  );
}

function OrganizationFields({ field }: Props) {
  const t = useT();
  return (
    <Stack gap={16} component="fieldset" bd="none" m={0} p={0}>
      <Title order={2} size="h4">
        {t("organization.setup.yours")}
      </Title>
      <TextInput {...field("name")} label={t("common.name")} autoComplete="organization" />
      <TextInput
        {...field("slug")}
        label={t("organization.setup.address")}
        description={t("organization.setup.address.text")}
      />
      <TextInput
        {...field("timeZone")}
        label={t("organization.profile.timeZone")}
        defaultValue="Europe/Zurich"
        list="time-zones"
      />
      <datalist id="time-zones">
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <TextInput
        {...field("currency")}
        label={t("organization.profile.currency")}
        description={t("organization.profile.currency.text")}
        defaultValue="CHF"
        maxLength={3}
      />
      <NativeSelect {...field("locale")} label={t("organization.profile.locale")} data={languages} />
    </Stack>
  );
}

function OwnerFields({ field }: Props) {
  const t = useT();
  return (
    <Stack gap={16} component="fieldset" bd="none" m={0} p={0}>
      <Title order={2} size="h4">
        {t("organization.setup.you")}
      </Title>
      <TextInput {...field("owner.name")} label={t("organization.setup.owner.name")} autoComplete="name" />
      <TextInput
        {...field("owner.email")}
        label={t("organization.setup.owner.email")}
        type="email"
        autoComplete="email"
      />
    </Stack>
  );
}
