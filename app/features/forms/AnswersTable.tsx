import type { FunctionReturnType } from "convex/server";
import { useMemo } from "react";
import { api } from "../../../convex/_generated/api";
import type { AnswerValue } from "../../../convex/forms/rules/answers";
import type { Translate } from "../../../convex/shared/messages/translate";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { TextSkeleton } from "../../ui/feedback/Skeletons";
import type { Formats } from "../../ui/i18n/formats";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { AppLink } from "../../ui/navigation/AppLink";
import type { DataColumn } from "../../ui/table/columns";
import { DataTable } from "../../ui/table/DataTable";
import { useLater } from "../live/useLater";
import { FIRST_PAGE, usePages } from "../live/usePages";
import type { Version } from "./form";

type AnswerPage = FunctionReturnType<typeof api.forms.answers.list>;
type Answer = AnswerPage["page"][number];

/** What people answered to a version, newest first, live. */
export function AnswersTable({ version }: { version: Version }) {
  const first = useLater(api.forms.answers.list, { version: version.id, paginationOpts: FIRST_PAGE });
  if (first === undefined) return <TextSkeleton lines={6} />;
  return <Answers version={version} first={first} />;
}

function Answers({ version, first }: { version: Version; first: AnswerPage }) {
  const t = useT();
  const format = useFormat();
  const pages = usePages(api.forms.answers.list, { version: version.id }, first);
  const columns = useMemo(() => columnsOf(version, t, format), [version, t, format]);
  return (
    <DataTable
      title={t("formScreens.tab.answers")}
      columns={columns}
      rows={pages.rows}
      rowId={({ id }) => id}
      rowName={({ person }) => nameOf(person, t)}
      status={pages.status}
      onLoadMore={pages.loadMore}
      loadAll={pages.loadAll}
      csvName="answers"
      empty={
        <EmptyState title={t("formScreens.answers.none.title")} text={t("formScreens.answers.none.text")} />
      }
    />
  );
}

function columnsOf(version: Version, t: Translate, format: Formats): DataColumn<Answer>[] {
  return [
    {
      id: "person",
      label: t("formScreens.answers.person"),
      fixed: true,
      value: ({ person }) => nameOf(person, t),
      cell: ({ person }) => <AppLink href={`/admin/people/${person.id}`}>{nameOf(person, t)}</AppLink>,
    },
    {
      id: "at",
      label: t("formScreens.answers.at"),
      whole: true,
      value: ({ at }) => at,
      cell: ({ at }) => format.dateTime(at),
    },
    ...version.fields.map(({ key, label }) => ({
      id: `answer ${key}`,
      label,
      value: ({ values }: Answer) => answerText(values[key], t, format),
    })),
  ];
}

function answerText(value: AnswerValue | undefined, t: Translate, format: Formats): string {
  if (value === undefined) return "";
  if (typeof value === "boolean") return t(value ? "common.yes" : "common.no");
  return Array.isArray(value) ? format.list(value) : String(value);
}

/** Of somebody who was erased only the answer's place is left. */
function nameOf({ name }: Answer["person"], t: Translate): string {
  return name ?? t("formScreens.answers.nobody");
}
