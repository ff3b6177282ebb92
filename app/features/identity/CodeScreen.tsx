import { Anchor, Button, Stack, Text, TextInput, Title } from "@mantine/core";
import { Form, useActionData } from "@remix-run/react";
import type { MessageKey } from "../../../convex/shared/messages/translate";
import { useT } from "../../ui/i18n/useT";

/** Why a code was not taken. */
export type CodeProblem = "invalid" | "expired" | "rateLimited";

const WORDS: Record<CodeProblem, MessageKey> = {
  invalid: "signIn.code.wrong",
  expired: "signIn.code.expired",
  rateLimited: "errors.rateLimited",
};

/** Asks for the code that came by mail. Works without scripts; phones offer the code by themselves. */
export function CodeScreen({ email }: { email: string }) {
  const t = useT();
  const problem = useActionData<{ problem: CodeProblem }>()?.problem;
  return (
    <Stack maw={420} mx="auto" py={48} px={16} gap={24}>
      <Stack gap={4}>
        <Title order={1}>{t("signIn.code.title")}</Title>
        <Text c="dimmed">{t("signIn.code.text", { email })}</Text>
      </Stack>
      <Form method="post">
        <Stack gap={16}>
          <TextInput
            name="code"
            label={t("signIn.code.label")}
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9 ]{6,8}"
            maxLength={8}
            required
            autoFocus
            error={problem === undefined ? undefined : t(WORDS[problem])}
          />
          <Button type="submit">{t("signIn.code.submit")}</Button>
        </Stack>
      </Form>
      <Anchor href="/sign-in">{t("signIn.code.again")}</Anchor>
    </Stack>
  );
}
