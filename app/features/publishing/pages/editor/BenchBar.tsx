import { ActionIcon, SegmentedControl, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { useT } from "../../../../ui/i18n/useT";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDeviceDesktop,
  IconDeviceMobile,
  IconDeviceTablet,
} from "../../../../ui/icons";
import type { Item } from "../../items/content";
import { componentName } from "./editorConfig";
import type { PageSync, SyncState } from "./pageSync";
import classes from "./workspace.module.css";

/** On what the page is looked at. */
export const LOOKS = ["desktop", "tablet", "phone"] as const;
export type Look = (typeof LOOKS)[number];
const LOOK_ICONS = { desktop: IconDeviceDesktop, tablet: IconDeviceTablet, phone: IconDeviceMobile } as const;

type Props = {
  item: Item;
  state: SyncState;
  sync: PageSync;
  look: Look;
  mayWrite: boolean;
  onLook: (look: Look) => void;
};

/** The page's title, what is not saved and why, undoing, and on what the page is looked at. */
export function BenchBar({ item, state, sync, look, mayWrite, onLook }: Props) {
  const t = useT();
  return (
    <div className={classes.bar}>
      <p className={classes.title}>{item.title}</p>
      <StateLine state={state} mayWrite={mayWrite} />
      {mayWrite && (
        <div className={classes.barGroup}>
          <BarButton label={t("pageEditor.undo")} disabled={!state.canUndo} onPress={() => sync.undo()}>
            <IconArrowBackUp size={18} aria-hidden="true" />
          </BarButton>
          <BarButton label={t("pageEditor.redo")} disabled={!state.canRedo} onPress={() => sync.redo()}>
            <IconArrowForwardUp size={18} aria-hidden="true" />
          </BarButton>
        </div>
      )}
      <SegmentedControl
        className={classes.looks}
        aria-label={t("pageEditor.look")}
        value={look}
        onChange={(chosen) => onLook(LOOKS.find((each) => each === chosen) ?? "desktop")}
        data={LOOKS.map((value) => ({ value, label: <LookLabel look={value} /> }))}
      />
    </div>
  );
}

function LookLabel({ look }: { look: Look }) {
  const t = useT();
  const Icon = LOOK_ICONS[look];
  return (
    <span className={classes.look}>
      <Icon size={16} aria-hidden="true" />
      <span>{t(`pageEditor.look.${look}`)}</span>
    </span>
  );
}

/** What the page's head cannot say in a word: which part cannot be saved, and why. */
function StateLine({ state: { problem, conflicts }, mayWrite }: { state: SyncState; mayWrite: boolean }) {
  const t = useT();
  if (!mayWrite) return <p className={classes.state}>{t("pageEditor.state.reading")}</p>;
  if (conflicts.length > 0)
    return (
      <p className={classes.state} data-meaning="warning" role="status">
        {t("pageEditor.state.conflict", { count: conflicts.length })}
      </p>
    );
  if (problem === null) return null;
  const [type = ""] = problem.at.split(".");
  const [where, why] = [componentName(t, type), t(`pageEditor.reason.${problem.reason}`)];
  return (
    <p className={classes.state} data-meaning="danger" role="status">
      {t("pageEditor.state.blocked", { where, why })}
    </p>
  );
}

type ButtonProps = { label: string; disabled: boolean; onPress: () => void; children: ReactNode };

function BarButton({ label, disabled, onPress, children }: ButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={label}
        data-disabled={disabled || undefined}
        aria-disabled={disabled}
        onClick={() => !disabled && onPress()}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
