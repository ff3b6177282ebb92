import { Button, NativeSelect } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { api } from "../../../convex/_generated/api";
import { NextAction } from "../../ui/data/NextAction";
import { StateBadge } from "../../ui/data/StateBadge";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useMay } from "../admin/useMay";
import { useAttempt } from "../live/useAttempt";
import { useDo, useLive } from "../live/useLive";
import { usePages } from "../live/usePages";
import { AnswersTable } from "./AnswersTable";
import type { FormFacts, Version, VersionPage } from "./form";
import { FormActions } from "./FormActions";
import { FormPreview } from "./FormPreview";
import editor from "../admin/editor.module.css";
import classes from "./forms.module.css";

type Props = {
  first: FormFacts;
  versions: VersionPage;
  /** The version that the address names; null for the newest published one. */
  chosen: string | null;
  tab: "questions" | "answers";
};

/** A form: the questions of its versions, to try out, and what people answered. */
export function FormScreen({ first, versions, chosen, tab }: Props) {
  const t = useT();
  const may = useMay();
  const form = useLive(api.forms.forms.detail, { form: first.id }, first);
  const { rows } = usePages(api.forms.versions.list, { form: first.id }, versions);
  const draft = rows.find(({ state }) => state === "draft");
  const shown =
    rows.find(({ id }) => id === chosen) ?? rows.find(({ state }) => state === "published") ?? draft;
  const here = `/admin/forms/${form.id}`;
  const manages = may("forms.manage") && form.archivedAt === null;
  const answersTab = { href: `${here}?show=answers`, label: t("formScreens.tab.answers") };
  return (
    <DetailPage
      title={form.name}
      back={{ href: "/admin/forms", label: t("formScreens.title") }}
      description={t(`forms.purpose.${form.purpose}`)}
      state={form.archivedAt !== null && <StateBadge label={t("catalog.state.archived")} meaning="neutral" />}
      actions={may("forms.manage") && <FormActions form={form} />}
      next={
        manages &&
        draft !== undefined && (
          <NextAction
            text={t("formScreens.draftWaits", { number: draft.number })}
            actionLabel={t("formScreens.newDraft")}
            href={`${here}/draft`}
          />
        )
      }
      tabs={[
        { href: here, label: t("formScreens.tab.questions") },
        ...(may("enrollments.read") ? [answersTab] : []),
      ]}
      currentTab={tab === "answers" ? answersTab.href : here}
    >
      {shown && (
        <div className={classes.stack}>
          <div className={editor.bar}>
            <VersionChoice rows={rows} shown={shown} tab={tab} />
            {manages && draft === undefined && <DraftButton form={form} />}
          </div>
          {tab === "answers" ? (
            <AnswersTable key={shown.id} version={shown} />
          ) : (
            <FormPreview key={shown.id} fields={shown.fields} />
          )}
        </div>
      )}
    </DetailPage>
  );
}

type ChoiceProps = { rows: readonly Version[]; shown: Version; tab: Props["tab"] };

function VersionChoice({ rows, shown, tab }: ChoiceProps) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const go = (version: string) =>
    navigate(`?${new URLSearchParams({ show: tab, version }).toString()}`, { preventScrollReset: true });
  return (
    <NativeSelect
      aria-label={t("catalogScreens.version")}
      value={shown.id}
      data={rows.map(({ id, number, publishedAt }) => ({
        value: id,
        label:
          publishedAt === null
            ? t("formScreens.draftIs", { number })
            : t("formScreens.versionIs", { number, date: format.date(publishedAt) }),
      }))}
      onChange={({ currentTarget: { value } }) => go(value)}
    />
  );
}

function DraftButton({ form }: { form: FormFacts }) {
  const t = useT();
  const navigate = useNavigate();
  const { pending, attempt } = useAttempt();
  const draft = useDo(api.forms.versions.draft);
  const begin = () =>
    attempt(async () => {
      await draft({ form: form.id });
      navigate(`/admin/forms/${form.id}/draft`);
    });
  return (
    <Button loading={pending} onClick={() => void begin()}>
      {t("formScreens.newDraft")}
    </Button>
  );
}
