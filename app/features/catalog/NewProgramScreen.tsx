import { Button } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import type { FormEvent } from "react";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SelectField } from "../../ui/forms/SelectField";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { TextField } from "../../ui/forms/TextField";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import { WizardPage } from "../../ui/pages/WizardPage";
import { useDo } from "../live/useLive";
import { useSubmission } from "../live/useSubmission";
import classes from "./catalog.module.css";
import type { Format } from "./format";
import { SETUP_STEPS } from "./setupSteps";

/** The first step of a new program: its format and its title. From there on it is a draft that is kept. */
export function NewProgramScreen({ formats }: { formats: readonly Format[] }) {
  const t = useT();
  return (
    <WizardPage
      title={t("catalogScreens.programs.create")}
      description={t("catalogScreens.setup.text")}
      back={{ href: "/admin/programs", label: t("catalogScreens.programs.title") }}
      current="format"
      steps={[
        { id: "format", label: t("catalogScreens.setup.format"), done: false },
        ...SETUP_STEPS.map((id) => ({ id, label: t(`catalogScreens.setup.${id}`), done: false })),
      ]}
    >
      {formats.length === 0 ? <NoFormat /> : <FormatForm formats={formats} />}
    </WizardPage>
  );
}

function NoFormat() {
  const t = useT();
  return (
    <EmptyState
      title={t("catalogScreens.setup.noFormat.title")}
      text={t("catalogScreens.setup.noFormat.text")}
      action={
        <Button component={AppLink} href="/admin/formats">
          {t("catalogScreens.formats.title")}
        </Button>
      }
    />
  );
}

function FormatForm({ formats }: { formats: readonly Format[] }) {
  const t = useT();
  const navigate = useNavigate();
  const create = useDo(api.catalog.programs.create);
  const { pending, error, send } = useSubmission();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const version = String(entered.get("version")) as Id<"templateVersions">;
    await send(async () => {
      const program = await create({ version, title: String(entered.get("title")) });
      navigate(`/admin/programs/${program}/setup?step=texts`);
    });
  };
  const choices = formats.flatMap(({ name, type, published }) =>
    published === null
      ? []
      : [
          {
            value: published.id,
            label: t("catalogScreens.setup.formatIs", { name, type: t(`catalog.type.${type}`) }),
          },
        ],
  );
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className={classes.stack}>
      <FormScope error={error}>
        <ErrorSummary labels={{ title: t("catalogScreens.title") }} />
        <SelectField
          name="version"
          label={t("catalogScreens.setup.format")}
          description={t("catalogScreens.setup.formatText")}
          choices={choices}
        />
        <TextField name="title" label={t("catalogScreens.title")} autoComplete="off" />
        <div>
          <SubmitButton pending={pending}>{t("catalogScreens.setup.next")}</SubmitButton>
        </div>
      </FormScope>
    </form>
  );
}
