import { Button } from "@mantine/core";
import { Puck } from "@measured/puck";
import { useState } from "react";
import type { PageData } from "../../../../../convex/publishing/rules/pageData";
import { useT } from "../../../../ui/i18n/useT";
import { IconBookmark, IconLock } from "../../../../ui/icons";
import { componentName } from "./editorConfig";
import { KeepDialog } from "./KeepDialog";
import type { useChosen } from "./useParts";
import classes from "./workspace.module.css";

type Props = {
  chosen: ReturnType<typeof useChosen>;
  page: PageData;
  /** Who works on what is chosen, if it is not the viewer. */
  holder: string | undefined;
};

/** The settings of what is chosen on the page, or of the page. */
export function SettingsPanel({ chosen, page, holder }: Props) {
  const t = useT();
  const [keeping, setKeeping] = useState(false);
  const part = page.content.find(({ props }) => props.id === chosen?.part);
  return (
    <section className={classes.settings} aria-label={t("pageEditor.settings")}>
      <h2>{chosen === null ? t("pageEditor.page") : componentName(t, chosen.type)}</h2>
      {holder !== undefined && (
        <p className={classes.notice} role="status">
          <IconLock size={16} aria-hidden="true" />
          <span>{t("pageEditor.locked.text", { name: holder })}</span>
        </p>
      )}
      <Puck.Fields />
      {part !== undefined && (
        <Button
          variant="subtle"
          leftSection={<IconBookmark size={16} aria-hidden="true" />}
          onClick={() => setKeeping(true)}
        >
          {t("pageEditor.section.save")}
        </Button>
      )}
      {keeping && part !== undefined && (
        <KeepDialog scope="section" parts={[part]} onClose={() => setKeeping(false)} />
      )}
    </section>
  );
}
