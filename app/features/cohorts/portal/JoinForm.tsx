import { Anchor, Button, Text } from "@mantine/core";
import { Form } from "@remix-run/react";
import { ErrorSummary } from "../../../ui/forms/ErrorSummary";
import { FormScope } from "../../../ui/forms/FormScope";
import { useServerT } from "../../../ui/i18n/useServerT";
import { JoinQuestions } from "./JoinQuestions";
import type { JoinProps } from "./joining";
import classes from "./cohort.module.css";

/** Takes a seat or asks for one; who is a visitor signs in first and comes back, so that no answer is lost. */
export function JoinForm({ program, opening, questions, person, documents, answer }: JoinProps) {
  const t = useServerT();
  const { joinMode, joinForm, seats, slug } = opening;
  const signIn = `/sign-in?next=${encodeURIComponent(`/programs/${program.slug}/${slug}`)}`;
  const asks = joinMode === "request";
  if (person === null && answer === undefined)
    return (
      <div className={classes.act}>
        <Text>{t("portal.joining.signInText")}</Text>
        <Button component="a" href={signIn}>
          {t(asks ? "portal.joining.signInToAsk" : "portal.joining.signIn")}
        </Button>
        <Terms documents={documents} />
      </div>
    );
  if (asks && joinForm !== null && questions === null) return <Text>{t("portal.joining.formGone")}</Text>;
  const fields = asks ? (questions?.fields ?? []) : [];
  const waits = !asks && seats === "waitlist";
  return (
    <Form method="post" className={classes.form}>
      <FormScope error={answer?.error}>
        {answer?.error.code === "signedOut" ? (
          <Text role="alert">
            {t("portal.joining.signedOut")}{" "}
            <Anchor href={signIn} target="_blank">
              {t("portal.joining.signInNew")}
            </Anchor>
          </Text>
        ) : (
          <ErrorSummary labels={Object.fromEntries(fields.map(({ key, label }) => [key, label]))} />
        )}
        <JoinQuestions fields={fields} entered={answer?.entered ?? {}} />
        <div className={classes.act}>
          {person !== null && (
            <Text>{t("portal.joining.joinText", { name: person.name, email: person.email ?? "" })}</Text>
          )}
          {(asks || waits) && (
            <Text c="dimmed">{t(asks ? "portal.joining.askText" : "portal.joining.waitText")}</Text>
          )}
          <Button type="submit">
            {t(asks ? "portal.joining.ask" : waits ? "portal.joining.wait" : "portal.joining.join")}
          </Button>
          <Terms documents={documents} />
        </div>
      </FormScope>
    </Form>
  );
}

function Terms({ documents }: Pick<JoinProps, "documents">) {
  const t = useServerT();
  if (documents.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {t("portal.joining.terms")}{" "}
      {documents.map((document) => (
        <Anchor key={document} href={`/documents/${document}`} me={12}>
          {t(`people.documents.${document}`)}
        </Anchor>
      ))}
    </Text>
  );
}
