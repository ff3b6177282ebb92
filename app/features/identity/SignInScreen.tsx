import { Alert, Anchor, Button, Stack, Text, TextInput } from "@mantine/core";
import { Form, useActionData, useSearchParams } from "@remix-run/react";
import type { ConsentDocument } from "../../../convex/people/rules/consents";
import type { ErrorData } from "../../../convex/shared/errors";
import { problemsOf } from "../../ui/forms/problems";
import { useServerT } from "../../ui/i18n/useServerT";
import { PublicPage } from "../../ui/shells/PublicPage";
import { type DemoAccount, DemoAccounts } from "./DemoAccounts";
import { PasskeyButton } from "./PasskeyButton";
import classes from "./identity.module.css";

type Props = { next: string; demo: DemoAccount[]; documents: ConsentDocument[] };

/** Asks for a mail address, to which a code goes. Works without scripts. */
export function SignInScreen({ next, demo, documents }: Props) {
  return (
    <div className={classes.signIn} data-demo={demo.length > 0 || undefined}>
      <AddressForm next={next} documents={documents} />
      {demo.length > 0 && <DemoAccounts accounts={demo} next={next} />}
    </div>
  );
}

function AddressForm({ next, documents }: Pick<Props, "next" | "documents">) {
  const t = useServerT();
  const problems = problemsOf(useActionData<{ error: ErrorData }>()?.error, t);
  const [search] = useSearchParams();
  return (
    <PublicPage title={t("signIn.title")} text={t("signIn.text")}>
      {search.has("erased") && <Alert color="success">{t("own.erased")}</Alert>}
      {search.has("ended") && <Alert color="warning">{t("signIn.ended")}</Alert>}
      <Form method="post">
        <Stack gap={16}>
          <input type="hidden" name="next" value={next} />
          <TextInput
            name="email"
            type="email"
            label={t("common.email")}
            autoComplete="email webauthn"
            required
            error={problems.fields["email"] ?? problems.message}
          />
          <Button type="submit">{t("signIn.sendCode")}</Button>
        </Stack>
      </Form>
      <PasskeyButton next={next} />
      {documents.length > 0 && (
        <Text size="sm" c="dimmed">
          {t("consents.signUp")}{" "}
          {documents.map((document) => (
            <Anchor key={document} href={`/documents/${document}`} me={12}>
              {t(`people.documents.${document}`)}
            </Anchor>
          ))}
        </Text>
      )}
    </PublicPage>
  );
}
