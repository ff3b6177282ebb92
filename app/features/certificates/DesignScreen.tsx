import type { FormEvent } from "react";
import { api } from "../../../convex/_generated/api";
import { StateBadge } from "../../ui/data/StateBadge";
import { ErrorSummary } from "../../ui/forms/ErrorSummary";
import { FormScope } from "../../ui/forms/FormScope";
import { SaveBar } from "../../ui/forms/SaveBar";
import { SubmitButton } from "../../ui/forms/SubmitButton";
import { UnsavedGuard } from "../../ui/forms/UnsavedGuard";
import { useT } from "../../ui/i18n/useT";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useLive } from "../live/useLive";
import { type Design, DESIGNS, type DesignContent, type VersionsPage } from "./design";
import { DesignActions } from "./DesignActions";
import classes from "./designer.module.css";
import { DesignLook } from "./DesignLook";
import { DesignMarks } from "./DesignMarks";
import { DesignTexts } from "./DesignTexts";
import { DesignVersions } from "./DesignVersions";
import { PreviewPane } from "./PreviewPane";
import { PublishDesign } from "./PublishDesign";
import { type Designer, useDesigner } from "./useDesigner";

type Props = { first: Design; versions: VersionsPage };

/** Where a certificate's look is made: what is entered on one side, what comes of it on the other. */
export function DesignScreen({ first, versions }: Props) {
  const t = useT();
  const design = useLive(api.certificates.designs.get, { design: first.id }, first);
  const designer = useDesigner(design);
  return (
    <DetailPage
      title={design.name}
      description={t("certificateScreens.designIntro")}
      back={{ href: DESIGNS, label: t("certificateScreens.tab.designs") }}
      state={<DesignState design={design} />}
      actions={<DesignActions design={design} />}
    >
      <div className={classes.designer}>
        <DesignForm design={design} designer={designer} versions={versions} />
        <PreviewPane design={design} designer={designer} />
      </div>
    </DetailPage>
  );
}

function DesignState({ design: { isDefault, archivedAt, published, draft } }: { design: Design }) {
  const t = useT();
  return (
    <>
      {isDefault && <StateBadge label={t("certificateScreens.isDefault")} meaning="info" />}
      {archivedAt !== null && <StateBadge label={t("certificateScreens.archivedState")} meaning="neutral" />}
      {published !== null && (
        <StateBadge label={t("certificateScreens.version", { number: published })} meaning="success" />
      )}
      {draft !== null && (
        <StateBadge label={t("certificateScreens.draftOf", { number: draft.number })} meaning="warning" />
      )}
    </>
  );
}

function DesignForm({
  design,
  designer,
  versions,
}: {
  design: Design;
  designer: Designer;
  versions: VersionsPage;
}) {
  const t = useT();
  const { content, onContent, dirty, pending, error, refused, save } = designer;
  const onPart = (part: Partial<DesignContent>) => onContent((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form noValidate onSubmit={submit} className={classes.form}>
      <UnsavedGuard dirty={dirty} />
      <FormScope error={error}>
        {refused !== null && <ErrorSummary labels={labelsOf(t, content)} />}
        <DesignLook content={content} onPart={onPart} />
        <DesignTexts content={content} onPart={onPart} />
        <DesignMarks design={design} designer={designer} />
        <DesignVersions design={design} first={versions} onTake={(taken) => onContent(taken)} />
        <SaveBar dirty={dirty}>
          <SubmitButton pending={pending} variant="default" disabled={!dirty}>
            {t("certificateScreens.saveDraft")}
          </SubmitButton>
          <PublishDesign design={design} designer={designer} />
        </SaveBar>
      </FormScope>
    </form>
  );
}

function labelsOf(t: ReturnType<typeof useT>, { signatures }: DesignContent): Record<string, string> {
  const names = signatures.flatMap((_each, index) => [
    [`signatures.${index}.name`, t("certificateScreens.signatureName", { place: index + 1 })],
    [`signatures.${index}.role`, t("certificateScreens.signatureRole", { place: index + 1 })],
  ]);
  return {
    ink: t("certificateScreens.color.ink"),
    paper: t("certificateScreens.color.paper"),
    accent: t("certificateScreens.color.accent"),
    title: t("certificateScreens.text.title"),
    lead: t("certificateScreens.text.lead"),
    body: t("certificateScreens.text.body"),
    footer: t("certificateScreens.text.footer"),
    file: t("certificateScreens.picture"),
    signatures: t("certificateScreens.signatures"),
    ...Object.fromEntries(names),
  };
}
