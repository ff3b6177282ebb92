import { Button } from "@mantine/core";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import type { VersionReason } from "../../../../convex/publishing/rules/statuses";
import { StateBadge } from "../../../ui/data/StateBadge";
import { useToast } from "../../../ui/feedback/useToast";
import { useFormat } from "../../../ui/i18n/useFormat";
import { useT } from "../../../ui/i18n/useT";
import { IconArrowsLeftRight, IconEdit, IconHistory } from "../../../ui/icons";
import { AppLink } from "../../../ui/navigation/AppLink";
import type { Meaning } from "../../../ui/theme/tokens";
import { useDo } from "../../live/useLive";
import { FieldDialog } from "../../people/FieldDialog";
import { RowMenu } from "../../people/RowMenu";
import { type Item, itemHref } from "./content";
import classes from "./items.module.css";
import { RestoreDialog } from "./RestoreDialog";
import { type Version, versionName } from "./version";

const MEANINGS: Record<VersionReason, Meaning> = {
  published: "success",
  named: "info",
  beforeRestore: "neutral",
  restored: "neutral",
};

type Props = { item: Item; version: Version };

/** One version: what it is, when and by whom it was kept, and what can be done with it. */
export function VersionRow({ item, version }: Props) {
  const t = useT();
  const format = useFormat();
  const [asked, setAsked] = useState<"restore" | "rename" | null>(null);
  const { number, reason, savedAt, savedByName } = version;
  const when = format.dateTime(savedAt);
  const writes = item.mayDo.includes("edit");
  const close = () => setAsked(null);
  const actions = [
    {
      label: t("contentScreens.versions.restore"),
      icon: IconHistory,
      onAct: () => setAsked("restore"),
    },
    {
      label: t(version.name === null ? "contentScreens.versions.giveName" : "contentScreens.versions.rename"),
      icon: IconEdit,
      onAct: () => setAsked("rename"),
    },
  ];
  return (
    <li>
      <span className={classes.rowMain}>
        <span className={classes.rowName}>{versionName(t, version)}</span>
        <StateBadge label={t(`contentScreens.versions.reason.${reason}`)} meaning={MEANINGS[reason]} />
        {version.isPublic && <StateBadge label={t("contentScreens.versions.isPublic")} meaning="success" />}
      </span>
      <span className={classes.quiet}>
        {savedByName === null
          ? t("contentScreens.versions.bySystem", { when })
          : t("contentScreens.versions.savedBy", { when, name: savedByName })}
      </span>
      <span className={classes.buttons}>
        <Button
          component={AppLink}
          href={`${itemHref(item, "versions")}?from=${version.id}`}
          size="compact-sm"
          variant="subtle"
          aria-label={t("contentScreens.versions.compareWith", { number })}
          leftSection={<IconArrowsLeftRight size={14} aria-hidden="true" />}
        >
          {t("contentScreens.versions.compare")}
        </Button>
        {writes && <RowMenu name={versionName(t, version)} actions={actions} />}
      </span>
      {asked === "restore" && <RestoreDialog version={version} onClose={close} />}
      {asked === "rename" && <RenameDialog version={version} onClose={close} />}
    </li>
  );
}

function RenameDialog({ version, onClose }: { version: Version; onClose: () => void }) {
  const t = useT();
  const toast = useToast();
  const rename = useDo(api.publishing.versions.rename);
  const { id, number } = version;
  const title = t("contentScreens.versions.renameTitle", { number });
  return (
    <FieldDialog
      title={title}
      text={t("contentScreens.versions.renameText")}
      field={{
        name: "name",
        label: t("contentScreens.versions.saveName"),
        initial: version.name ?? "",
      }}
      submitLabel={t("common.save")}
      onSend={(name) => rename({ version: id, name })}
      onDone={(name) =>
        toast({
          message:
            name === ""
              ? t("contentScreens.versions.unnamed", { number })
              : t("contentScreens.versions.renamed", { name }),
        })
      }
      onClose={onClose}
    />
  );
}
