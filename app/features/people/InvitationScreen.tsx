import { Button, Text } from "@mantine/core";
import { Form, useActionData } from "@remix-run/react";
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import type { ErrorData } from "../../../convex/shared/errors";
import { useFormat } from "../../ui/i18n/useFormat";
import { useServerT } from "../../ui/i18n/useServerT";
import { PublicPage } from "../../ui/shells/PublicPage";
import { goalOf } from "./invitationWords";

type Preview = NonNullable<FunctionReturnType<typeof api.people.invitations.preview>>;
type Props = {
  /** Null for a link that is none of ours. */
  preview: Preview | null;
  /** Who is signed in. */
  person: { name: string; email: string | null } | null;
  /** The sign-in page that leads back here. */
  signIn: string;
};

/** What an invitation's link leads to. Works without scripts. */
export function InvitationScreen({ preview, person, signIn }: Props) {
  const t = useServerT();
  const format = useFormat();
  if (preview === null)
    return (
      <PublicPage title={t("adminPeople.accept.unknown.title")}>
        <Text>{t("adminPeople.accept.unknown.text")}</Text>
      </PublicPage>
    );
  const { organizationName: organization, inviterName: inviter, state, expiresAt } = preview;
  const title = t("adminPeople.accept.title", { organization });
  if (state !== "open")
    return (
      <PublicPage title={title}>
        <Text>{t(`adminPeople.accept.${state}`)}</Text>
        {state === "accepted" && (
          <div>
            <Button component="a" href={person === null ? "/sign-in" : "/portal"} variant="default">
              {t(person === null ? "shell.signIn" : "adminPeople.accept.goOn")}
            </Button>
          </div>
        )}
      </PublicPage>
    );
  return (
    <PublicPage title={title}>
      <Text size="lg">{t("adminPeople.accept.text", { inviter, goal: goalOf(t, format, preview) })}</Text>
      {person === null ? (
        <SignInFirst email={preview.email} signIn={signIn} />
      ) : (
        <Acceptance invited={preview.email} person={person} />
      )}
      <Text c="dimmed">{t("adminPeople.accept.until", { date: format.longDate(expiresAt) })}</Text>
    </PublicPage>
  );
}

function SignInFirst({ email, signIn }: { email: string; signIn: string }) {
  const t = useServerT();
  return (
    <>
      <Text>{t("adminPeople.accept.signInText", { email })}</Text>
      <div>
        <Button component="a" href={signIn}>
          {t("adminPeople.accept.signIn")}
        </Button>
      </div>
    </>
  );
}

type AcceptanceProps = { invited: string; person: NonNullable<Props["person"]> };

function Acceptance({ invited, person }: AcceptanceProps) {
  const t = useServerT();
  const failed = useActionData<{ error: ErrorData }>()?.error;
  const own = person.email ?? "";
  return (
    <>
      <Text>
        {own === invited
          ? t("adminPeople.accept.as", { name: person.name, email: own })
          : t("people.accept.addressDiffers", { invited, own })}
      </Text>
      {failed !== undefined && <Text role="alert">{t(`errors.${failed.code}`)}</Text>}
      <Form method="post">
        <Button type="submit">{t("adminPeople.accept.accept")}</Button>
      </Form>
    </>
  );
}
