import { ActionIcon, Tabs } from "@mantine/core";
import { Drawer, Puck } from "@measured/puck";
import type { PageData } from "../../../../../convex/publishing/rules/pageData";
import type { ComponentType } from "../../../../../convex/publishing/rules/componentShapes";
import { useT } from "../../../../ui/i18n/useT";
import { IconPlus } from "../../../../ui/icons";
import { CATEGORY_ENTRIES, componentName } from "./editorConfig";
import type { PageSync } from "./pageSync";
import { insertAfter, newPart } from "./parts";
import { SectionsPanel } from "./SectionsPanel";
import classes from "./workspace.module.css";

type Props = {
  page: PageData;
  sync: PageSync;
  /** The part after which what is added goes; null for the end. */
  after: string | null;
};

/** What can be put onto the page, and the page as a list. */
export function AddPanel({ page, sync, after }: Props) {
  const t = useT();
  return (
    <section className={classes.add} aria-label={t("pageEditor.panel")}>
      <Tabs defaultValue="parts" keepMounted={false}>
        <Tabs.List grow>
          <Tabs.Tab value="parts" px={8}>
            {t("pageEditor.panel.parts")}
          </Tabs.Tab>
          <Tabs.Tab value="sections" px={8}>
            {t("pageEditor.panel.sections")}
          </Tabs.Tab>
          <Tabs.Tab value="outline" px={8}>
            {t("pageEditor.panel.outline")}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="parts" className={classes.tab}>
          <p className={classes.hint}>{t("pageEditor.drag")}</p>
          {CATEGORY_ENTRIES.map(([category, types]) => (
            <section key={category} className={classes.category}>
              <h2>{t(`pageEditor.category.${category}`)}</h2>
              <Parts types={types} onAdd={(type) => sync.put(insertAfter(page, [newPart(type)], after))} />
            </section>
          ))}
        </Tabs.Panel>
        <Tabs.Panel value="sections" className={classes.tab}>
          <SectionsPanel page={page} sync={sync} after={after} />
        </Tabs.Panel>
        <Tabs.Panel value="outline" className={classes.tab}>
          <Puck.Outline />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

/** Parts to be dragged, or added by a button for whoever does not drag. */
function Parts({ types, onAdd }: { types: readonly ComponentType[]; onAdd: (type: ComponentType) => void }) {
  const t = useT();
  return (
    <Drawer>
      {types.map((type) => {
        const name = componentName(t, type);
        return (
          <div key={type} className={classes.part}>
            <Drawer.Item name={type} label={name}>
              {() => <span className={classes.partName}>{name}</span>}
            </Drawer.Item>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t("pageEditor.add", { name })}
              onClick={() => onAdd(type)}
            >
              <IconPlus size={16} aria-hidden="true" />
            </ActionIcon>
          </div>
        );
      })}
    </Drawer>
  );
}
