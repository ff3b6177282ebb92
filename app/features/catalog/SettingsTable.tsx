import { Table } from "@mantine/core";
import { storedObject } from "../../../convex/shared/json";
import type { Translate } from "../../../convex/shared/messages/translate";
import type { Formats } from "../../ui/i18n/formats";
import { useFormat } from "../../ui/i18n/useFormat";
import { useT } from "../../ui/i18n/useT";
import { valueText, wordOf } from "./catalogWords";
import editor from "../admin/editor.module.css";
import { type Setting, settingsOf } from "./schemaFields";

/** What can be set in a version of a format, how, and what it is unless a program says otherwise. */
export function SettingsTable({ configSchema, defaults }: { configSchema: string; defaults: string }) {
  const t = useT();
  const format = useFormat();
  const values = storedObject(defaults);
  const settings = settingsOf(configSchema);
  if (settings.length === 0) return <p className={editor.quiet}>{t("catalogScreens.settings.none")}</p>;
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("catalogScreens.settings.what")}</Table.Th>
            <Table.Th>{t("catalogScreens.settings.kind")}</Table.Th>
            <Table.Th>{t("catalogScreens.settings.default")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {settings.map((setting) => (
            <Table.Tr key={setting.key}>
              <Table.Td>{setting.title === "" ? setting.key : setting.title}</Table.Td>
              <Table.Td>{kindText(setting, t, format)}</Table.Td>
              <Table.Td>{valueText(t, format, values[setting.key])}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function kindText({ kind, options, min, max }: Setting, t: Translate, format: Formats): string {
  const name = t(`catalogScreens.kind.${kind}`);
  if (options.length > 0)
    return t("catalogScreens.kind.of", {
      kind: name,
      options: format.list(options.map((each) => wordOf(t, "choice", each))),
    });
  if (min !== null && max !== null) return t("catalogScreens.kind.between", { kind: name, min, max });
  return name;
}
