import { ActionIcon, Button, Menu } from "@mantine/core";
import { useConvex } from "convex/react";
import { useState } from "react";
import { api } from "../../../../../convex/_generated/api";
import type { FunctionReturnType } from "convex/server";
import type { PageData } from "../../../../../convex/publishing/rules/pageData";
import type { ComponentData } from "../../../../../convex/publishing/rules/propShapes";
import type { TemplateScope } from "../../../../../convex/publishing/rules/statuses";
import { ConfirmDialog } from "../../../../ui/feedback/ConfirmDialog";
import { useT } from "../../../../ui/i18n/useT";
import { IconBookmark, IconDots, IconEdit, IconPlus, IconTrash } from "../../../../ui/icons";
import { useAttempt } from "../../../live/useAttempt";
import { useLater } from "../../../live/useLater";
import { useDo } from "../../../live/useLive";
import { useOrganization } from "../../../live/useOrganization";
import { componentName } from "./editorConfig";
import { KeepDialog, RenameDialog } from "./KeepDialog";
import type { PageSync } from "./pageSync";
import { copies, insertAfter } from "./parts";
import classes from "./workspace.module.css";

type Template = FunctionReturnType<typeof api.publishing.pageTemplates.list>[number];
type Props = { page: PageData; sync: PageSync; after: string | null };

/** Sections and pages that were kept, to be put onto this page. */
export function SectionsPanel({ page, sync, after }: Props) {
  const t = useT();
  const [keeping, setKeeping] = useState(false);
  const sections = useLater(api.publishing.pageTemplates.list, { scope: "section" });
  const insert = useInsert(sync, after);
  return (
    <>
      {sections?.length === 0 && <p className={classes.hint}>{t("pageEditor.section.none")}</p>}
      <Templates templates={sections ?? []} onInsert={insert} />
      <PageTemplates onInsert={insert} />
      {page.content.length > 0 && (
        <Button
          variant="default"
          leftSection={<IconBookmark size={16} aria-hidden="true" />}
          onClick={() => setKeeping(true)}
        >
          {t("pageEditor.section.savePage")}
        </Button>
      )}
      {keeping && <KeepDialog scope="page" parts={page.content} onClose={() => setKeeping(false)} />}
    </>
  );
}

function PageTemplates({ onInsert }: { onInsert: (template: Template) => void }) {
  const t = useT();
  const scope: TemplateScope = "page";
  const pages = useLater(api.publishing.pageTemplates.list, { scope });
  if (pages === undefined || pages.length === 0) return null;
  return (
    <section className={classes.category}>
      <h2>{t("pageEditor.section.pages")}</h2>
      <Templates templates={pages} onInsert={onInsert} />
    </section>
  );
}

function useInsert(sync: PageSync, after: string | null) {
  const convex = useConvex();
  const { id: organization } = useOrganization();
  const { attempt } = useAttempt();
  return ({ id: template }: Template) =>
    void attempt(async () => {
      const data = await convex.query(api.publishing.pageTemplates.content, { organization, template });
      sync.put(insertAfter(sync.page(), copies(JSON.parse(data) as ComponentData[]), after));
    });
}

type ListProps = { templates: readonly Template[]; onInsert: (template: Template) => void };

function Templates({ templates, onInsert }: ListProps) {
  return (
    <ul className={classes.templates}>
      {templates.map((template) => (
        <TemplateRow key={template.id} template={template} onInsert={() => onInsert(template)} />
      ))}
    </ul>
  );
}

function TemplateRow({
  template: { id, name, types },
  onInsert,
}: {
  template: Template;
  onInsert: () => void;
}) {
  const t = useT();
  const [asked, setAsked] = useState<"rename" | "remove" | null>(null);
  const remove = useDo(api.publishing.pageTemplates.remove);
  const end = () => setAsked(null);
  return (
    <li className={classes.part}>
      <span className={classes.template}>
        <strong>{name}</strong>
        <span>{types.map((type) => componentName(t, type)).join(", ")}</span>
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t("pageEditor.section.insert", { name })}
        onClick={onInsert}
      >
        <IconPlus size={16} aria-hidden="true" />
      </ActionIcon>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t("pageEditor.section.menu", { name })}
          >
            <IconDots size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconEdit size={16} />} onClick={() => setAsked("rename")}>
            {t("pageEditor.section.rename", { name })}
          </Menu.Item>
          <Menu.Item color="danger" leftSection={<IconTrash size={16} />} onClick={() => setAsked("remove")}>
            {t("pageEditor.section.remove", { name })}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === "rename" && <RenameDialog template={id} name={name} onClose={end} />}
      <ConfirmDialog
        opened={asked === "remove"}
        title={t("pageEditor.section.removeTitle", { name })}
        consequence={t("pageEditor.section.removeText")}
        confirmLabel={t("pageEditor.section.remove", { name })}
        onConfirm={async () => void (await remove({ template: id }))}
        onClose={end}
      />
    </li>
  );
}
