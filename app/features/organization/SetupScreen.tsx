import { Button, NativeSelect, Stack, Text, TextInput, Title } from "@mantine/core";
import { Form, useActionData } from "@remix-run/react";
import type { ErrorData } from "../../../convex/shared/errors";
import { problemsOf } from "../../ui/forms/problems";
import { languages } from "../../ui/i18n/languages";
import { useT } from "../../ui/i18n/useT";

type Field = { name: string; required: boolean; error: string | undefined; defaultValue: string | undefined };
/** Gives what a field needs; what was entered before stays, without scripts too. */
type Props = { field: (name: string, usual?: string) => Field };
type Refused = { error: ErrorData; entered: Record<string, string> };

/** The first run: an organization and its owner. Works without scripts. */
export function SetupScreen() {
  const t = useT();
  const refused = useActionData<Refused>();
  const problems = problemsOf(refused?.error, t);
  const field = (name: string, usual?: string) => ({
    name,
    required: true,
    error: problems.fields[name],
    defaultValue: refused?.entered[name] ?? usual,
  });
  return (
    <Form method="post">
      <Stack maw={520} mx="auto" py={48} px={16} gap={32}>
        <Stack gap={4}>
          <Title order={1}>{t("organization.setup.title")}</Title>
          <Text c="dimmed">{t("organization.setup.text")}</Text>
          {problems.message !== null && (
            <Text role="alert" c="danger">
              {problems.message}
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
        {...field("timeZone", "Europe/Zurich")}
        label={t("organization.profile.timeZone")}
        list="time-zones"
      />
      <datalist id="time-zones">
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <TextInput
        {...field("currency", "CHF")}
        label={t("organization.profile.currency")}
        description={t("organization.profile.currency.text")}
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
