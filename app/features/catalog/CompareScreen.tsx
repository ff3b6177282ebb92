import { Group, NativeSelect, Table } from "@mantine/core";
import { useNavigate } from "@remix-run/react";
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { DetailPage } from "../../ui/pages/DetailPage";
import classes from "./catalog.module.css";
import { settingTitle, textOfJson } from "./catalogWords";
import type { Format, VersionPage } from "./format";
import { type Setting, settingsOf } from "./schemaFields";

export type Comparison = FunctionReturnType<typeof api.catalog.templateVersions.compare>;
type Change = Comparison["defaults"][number];

type Props = {
  format: Format;
  versions: VersionPage["page"];
  chosen: { from: string; to: string };
  comparison: Comparison;
};

/** What differs between two versions of a format. */
export function CompareScreen({ format, versions, chosen, comparison }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const go = (part: Partial<typeof chosen>) =>
    navigate(`?${new URLSearchParams({ ...chosen, ...part }).toString()}`, { replace: true });
  const newer = versions.find(({ id }) => id === chosen.to);
  const settings = settingsOf(newer?.configSchema ?? "{}");
  const same = comparison.fields.length === 0;
  return (
    <DetailPage
      title={t("catalogScreens.compare.title", { name: format.name })}
      back={{ href: `/admin/formats/${format.id}`, label: format.name }}
    >
      <div className={classes.stack}>
        <Group gap={16}>
          {(["from", "to"] as const).map((side) => (
            <NativeSelect
              key={side}
              label={t(`catalogScreens.compare.${side}`)}
              value={chosen[side]}
              data={versions.map(({ id, version }) => ({ value: id, label: version }))}
              onChange={({ currentTarget: { value } }) => go({ [side]: value })}
            />
          ))}
        </Group>
        {same && (
          <EmptyState title={t("catalogScreens.compare.same")} text={t("catalogScreens.compare.sameText")} />
        )}
        <Changes
          title={t("catalogScreens.compare.defaults")}
          changes={comparison.defaults}
          settings={settings}
        />
        <Changes title={t("catalogScreens.compare.schema")} changes={comparison.schema} settings={settings} />
        <OtherFields fields={comparison.fields} />
      </div>
    </DetailPage>
  );
}

const ELSEWHERE: readonly string[] = ["configSchema", "defaults"];

function OtherFields({ fields }: { fields: readonly string[] }) {
  const t = useT();
  const format = useFormat();
  const others = fields.filter((field) => !ELSEWHERE.includes(field));
  if (others.length === 0) return null;
  const names = others.map((field) => {
    const key = `catalogScreens.field.${field}`;
    return t.knows(key) ? t(key) : field;
  });
  return <p>{t("catalogScreens.compare.alsoChanged", { fields: format.list(names) })}</p>;
}

type ChangesProps = { title: string; changes: readonly Change[]; settings: readonly Setting[] };

/** Changes leaf by leaf, before and after. */
export function Changes({ title, changes, settings }: ChangesProps) {
  const t = useT();
  const format = useFormat();
  if (changes.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <Table.ScrollContainer minWidth={480}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("catalogScreens.settings.what")}</Table.Th>
              <Table.Th>{t("catalogScreens.compare.before")}</Table.Th>
              <Table.Th>{t("catalogScreens.compare.after")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changes.map(({ path, before, after }) => (
              <Table.Tr key={path}>
                <Table.Td>{settingTitle(settings, path.replace(/^\/properties/, ""))}</Table.Td>
                <Table.Td>{textOfJson(t, format, before)}</Table.Td>
                <Table.Td>{textOfJson(t, format, after)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
