import { NativeSelect } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import { api } from "../../../convex/_generated/api";
import { StateBadge } from "../../ui/data/StateBadge";
import { NextAction } from "../../ui/data/NextAction";
import { useT } from "../../ui/i18n/useT";
import { DetailPage } from "../../ui/pages/DetailPage";
import { useMay } from "../admin/useMay";
import { useLive } from "../live/useLive";
import { usePages } from "../live/usePages";
import editor from "../admin/editor.module.css";
import classes from "./catalog.module.css";
import type { Format, Version, VersionPage } from "./format";
import { FormatActions } from "./FormatActions";
import { VersionActions } from "./VersionActions";
import { VersionFacts } from "./VersionFacts";
import { SettingsTable } from "./SettingsTable";

type Props = {
  first: Format;
  versions: VersionPage;
  /** The version that the address names; null for the newest. */
  chosen: string | null;
};

/** A format with its versions: what can be set, what it is by default, and what can be done with it. */
export function FormatScreen({ first, versions, chosen }: Props) {
  const t = useT();
  const format = useLive(api.catalog.templates.detail, { template: first.id }, first);
  const { rows } = usePages(api.catalog.templateVersions.list, { template: first.id }, versions);
  const shown = rows.find(({ id }) => id === chosen) ?? rows[0];
  const manages = useMay()("programs.manage") && format.archivedAt === null;
  const here = `/admin/formats/${format.id}`;
  return (
    <DetailPage
      title={format.name}
      back={{ href: "/admin/formats", label: t("catalogScreens.formats.title") }}
      description={t(`catalog.type.${format.type}`)}
      state={
        format.archivedAt !== null && <StateBadge label={t("catalog.state.archived")} meaning="neutral" />
      }
      actions={<FormatActions format={format} />}
      next={
        manages &&
        format.draft !== null && (
          <NextAction
            text={t("catalogScreens.format.draftWaits", { version: format.draft.version })}
            actionLabel={t("catalogScreens.format.editDraft")}
            href={`${here}/draft`}
          />
        )
      }
      facts={shown && <VersionFacts version={shown} />}
    >
      {shown && (
        <section className={classes.stack}>
          <div className={editor.bar}>
            <VersionChoice here={here} rows={rows} shown={shown} />
            {manages && <VersionActions format={format} version={shown} count={rows.length} />}
          </div>
          <p>{shown.summary === "" ? t("catalogScreens.noValue") : shown.summary}</p>
          <h2>{t("catalogScreens.settings.title")}</h2>
          <SettingsTable configSchema={shown.configSchema} defaults={shown.defaults} />
        </section>
      )}
    </DetailPage>
  );
}

type ChoiceProps = { here: string; rows: readonly Version[]; shown: Version };

function VersionChoice({ here, rows, shown }: ChoiceProps) {
  const t = useT();
  const navigate = useNavigate();
  return (
    <NativeSelect
      aria-label={t("catalogScreens.version")}
      value={shown.id}
      data={rows.map(({ id, version, state, isActive }) => ({
        value: id,
        label: t("catalogScreens.format.versionIs", {
          version,
          state: t(isActive ? `catalog.state.${state}` : "catalogScreens.format.closed"),
        }),
      }))}
      onChange={({ currentTarget: { value } }) =>
        navigate(`${here}?version=${value}`, { preventScrollReset: true })
      }
    />
  );
}
