import { Anchor, Button, NativeSelect } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { EmptyState } from "../../../ui/feedback/EmptyState";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { IconCheck, IconHistory } from "../../../ui/icons";
import { AppLink } from "../../../ui/navigation/AppLink";
import { useLive } from "../../live/useLive";
import { type Item, itemHref } from "./content";
import { type Comparison, diffCounts } from "./diff";
import { DiffView } from "./DiffView";
import diffClasses from "./diff.module.css";
import classes from "./items.module.css";
import { RestoreDialog } from "./RestoreDialog";
import { type Version, versionName } from "./version";

/** Two versions with what differs between them; `to` is null for the present text. */
export type Compared = {
  from: Id<"contentVersions">;
  to: Id<"contentVersions"> | null;
  first: Comparison;
};

type Props = Compared & { item: Item; versions: readonly Version[] };

/** What differs between two versions, live where one of them is the present text. */
export function CompareView({ item, versions, from, to, first }: Props) {
  const t = useT();
  const comparison = useLive(api.publishing.versions.compare, { from, to }, first);
  const counts = diffCounts(comparison.blocks);
  const differing = counts.added + counts.removed + counts.changed;
  const isSame = differing === 0 && comparison.fields.length === 0;
  return (
    <section className={classes.stack} aria-label={t("contentScreens.compare.title")}>
      <Anchor component={AppLink} href={itemHref(item, "versions")} w="max-content">
        {t("contentScreens.compare.close")}
      </Anchor>
      <Chosen item={item} versions={versions} from={from} to={to} />
      {isSame ? (
        <EmptyState
          icon={IconCheck}
          title={t("contentScreens.compare.same")}
          text={t("contentScreens.compare.sameText")}
        />
      ) : (
        <>
          <p className={classes.none}>{t("contentScreens.compare.summary", counts)}</p>
          <OtherFields fields={comparison.fields} />
          <DiffView kind={item.kind} blocks={comparison.blocks} lang={item.locale} />
        </>
      )}
    </section>
  );
}

function OtherFields({ fields }: Pick<Comparison, "fields">) {
  const t = useT();
  const format = useFormat();
  const names = fields.map((field) => {
    const key = `contentScreens.field.${field}`;
    return t.knows(key) ? t(key) : field;
  });
  if (names.length === 0) return null;
  return <p className={classes.none}>{t("contentScreens.compare.fields", { fields: format.list(names) })}</p>;
}

function Chosen({ item, versions, from, to }: Omit<Props, "first">) {
  const t = useT();
  const navigate = useNavigate();
  const [restoring, setRestoring] = useState(false);
  const go = (part: Partial<Pick<Compared, "from" | "to">>) => {
    const next = { from, to, ...part };
    const asked = new URLSearchParams({ from: next.from, ...(next.to !== null && { to: next.to }) });
    navigate(`?${asked.toString()}`, { replace: true, preventScrollReset: true });
  };
  const choices = versions.map((version) => ({ value: version.id, label: versionName(t, version) }));
  const idOf = (value: string) => versions.find(({ id }) => id === value)?.id ?? null;
  const chosen = versions.find(({ id }) => id === from);
  return (
    <div className={diffClasses.chosen}>
      <NativeSelect
        label={t("contentScreens.compare.from")}
        value={from}
        data={choices}
        onChange={({ currentTarget }) => go({ from: idOf(currentTarget.value) ?? from })}
      />
      <NativeSelect
        label={t("contentScreens.compare.to")}
        value={to ?? ""}
        data={[{ value: "", label: t("contentScreens.compare.present") }, ...choices]}
        onChange={({ currentTarget }) => go({ to: idOf(currentTarget.value) })}
      />
      {chosen !== undefined && item.mayDo.includes("edit") && (
        <Button
          variant="default"
          leftSection={<IconHistory size={16} aria-hidden="true" />}
          onClick={() => setRestoring(true)}
        >
          {t("contentScreens.versions.restoreOf", { number: chosen.number })}
        </Button>
      )}
      {restoring && chosen !== undefined && (
        <RestoreDialog version={chosen} onClose={() => setRestoring(false)} />
      )}
    </div>
  );
}
