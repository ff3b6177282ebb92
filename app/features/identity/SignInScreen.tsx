import { Alert, Button, Divider, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { Form, useActionData, useSearchParams } from "@remix-run/react";
import type { ErrorData } from "../../../convex/shared/errors";
import { useT } from "../../ui/i18n/useT";
import { PasskeyButton } from "./PasskeyButton";
import { fieldMessage } from "../shell/fieldMessage";

type Account = { person: string; name: string; kinds: string[]; roles: string[] };
type Props = { next: string; demo: Account[] };

/** Asks for a mail address, to which a code goes. Works without scripts. */
export function SignInScreen({ next, demo }: Props) {
  const t = useT();
  const failed = useActionData<{ error: ErrorData }>()?.error;
  const [search] = useSearchParams();
  return (
    <Stack maw={420} mx="auto" py={48} px={16} gap={24}>
      <Stack gap={4}>
        <Title order={1}>{t("signIn.title")}</Title>
        <Text c="dimmed">{t("signIn.text")}</Text>
      </Stack>
      {search.has("erased") && <Alert color="green">{t("own.erased")}</Alert>}
      {search.has("ended") && <Alert color="yellow">{t("signIn.ended")}</Alert>}
      <Form method="post">
        <Stack gap={16}>
          <input type="hidden" name="next" value={next} />
          <TextInput
            name="email"
            type="email"
            label={t("common.email")}
            autoComplete="email webauthn"
            required
            error={failed === undefined ? undefined : fieldMessage(failed, "email", t)}
          />
          <Button type="submit">{t("signIn.sendCode")}</Button>
        </Stack>
      </Form>
      <PasskeyButton next={next} />
      {demo.length > 0 && <DemoAccounts accounts={demo} next={next} />}
    </Stack>
  );
}

function DemoAccounts({ accounts, next }: { accounts: Account[]; next: string }) {
  const t = useT();
  return (
    <Stack gap={12} component="section" aria-labelledby="demo-accounts">
      <Divider />
      <Title order={2} size="h4" id="demo-accounts">
        {t("signIn.demo.title")}
      </Title>
      <Text size="sm" c="dimmed">
        {t("signIn.demo.text")}
      </Text>
      {accounts.map(({ person, name, roles }) => (
        <Form key={person} method="post" action="/auth/demo">
          <input type="hidden" name="person" value={person} />
          <input type="hidden" name="next" value={next} />
          <Paper withBorder p={4}>
            <Button
              type="submit"
              variant="subtle"
              fullWidth
              justify="space-between"
              rightSection={roles.join(", ")}
            >
              {name}
            </Button>
          </Paper>
        </Form>
      ))}
    </Stack>
  );
}
