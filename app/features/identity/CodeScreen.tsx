import { Anchor, Button, Stack, TextInput } from "@mantine/core";
import { Form, useActionData } from "@remix-run/react";
import type { MessageKey } from "../../../convex/shared/messages/translate";
import { useServerT } from "../../ui/i18n/useServerT";
import { PublicPage } from "../../ui/shells/PublicPage";

/** Why a code was not taken. */
export type CodeProblem = "invalid" | "expired" | "rateLimited";

const WORDS: Record<CodeProblem, MessageKey> = {
  invalid: "signIn.code.wrong",
  expired: "signIn.code.expired",
  rateLimited: "errors.rateLimited",
};

/** Asks for the code that came by mail. Works without scripts; phones offer the code by themselves. */
export function CodeScreen({ email }: { email: string }) {
  const t = useServerT();
  const problem = useActionData<{ problem: CodeProblem }>()?.problem;
  return (
    <PublicPage title={t("signIn.code.title")} text={t("signIn.code.text", { email })}>
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
    </PublicPage>
  );
}
