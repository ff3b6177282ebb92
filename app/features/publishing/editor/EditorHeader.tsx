import { Button } from "@mantine/core";
import { loadedLater } from "../../../ui/feedback/loadedLater";
import { useT } from "../../../ui/i18n/useT";
import { IconChevronLeft, IconSettings } from "../../../ui/icons";
import { AppLink } from "../../../ui/navigation/AppLink";
import { PresenceAvatars } from "../../../ui/people/PresenceAvatars";
import { CONTENT_PATHS, type Item, itemHref } from "../items/content";
import { ItemState } from "../items/ItemState";
import { useDeeds } from "../items/useDeeds";
import classes from "./editor.module.css";
import { NextStepButton } from "./NextStepButton";
import { SavingState } from "./SavingState";
import { eachOnce, type TextStatus } from "./textStatus";

const DeedDialog = loadedLater(
  async () => (await import("../items/DeedDialog")).DeedDialog,
  ({ onClose }) => onClose(),
);

type Props = { item: Item; status: TextStatus };

/** Where one is, whether all is saved, who is here, and what comes next. */
export function EditorHeader({ item, status: { saving, people } }: Props) {
  const t = useT();
  const { pending, asked, run, close } = useDeeds(item);
  const here = eachOnce(people);
  const isTitled = item.title !== "";
  return (
    <header className={classes.header}>
      {/* Not with what is edited: it is there before the editor is, and where that cannot be opened. */}
      <h1 className="visuallyHidden" lang={isTitled ? item.locale : undefined}>
        {isTitled ? item.title : t("editorScreens.untitled")}
      </h1>
      <AppLink className={classes.back} href={CONTENT_PATHS[item.kind]}>
        <IconChevronLeft size={16} aria-hidden="true" className="followsReading" />
        {t(`contentScreens.${item.kind}.title`)}
      </AppLink>
      <ItemState item={item} />
      <SavingState saving={saving} />
      <div className={classes.headerEnd}>
        {here.length > 1 && <PresenceAvatars people={here} />}
        <Button
          component={AppLink}
          href={itemHref(item)}
          variant="default"
          leftSection={<IconSettings size={16} aria-hidden="true" />}
        >
          {t("editorScreens.settings")}
        </Button>
        <NextStepButton item={item} pending={pending} onDo={run} />
      </div>
      {asked !== null && <DeedDialog item={item} deed={asked} onClose={close} />}
    </header>
  );
}
