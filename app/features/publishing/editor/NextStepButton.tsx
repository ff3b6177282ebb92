import { Button } from "@mantine/core";
import { useT } from "../../../ui/i18n/useT";
import { AppLink } from "../../../ui/navigation/AppLink";
import { type Item, itemHref } from "../items/content";
import type { Deed } from "../items/deeds";
import { type NextStep, nextStep } from "../items/nextStep";
import { useLacks } from "../items/useLacks";

/** What is done from here; dates are changed at the item's own page. */
const DEEDS: Partial<Record<Exclude<NextStep, null>, Deed>> = {
  publish: "publish",
  submit: "submit",
  review: "publish",
  changes: "publish",
  again: "publish",
  trashed: "restore",
};

type Props = { item: Item; pending: boolean; onDo: (deed: Deed) => void };

/** What comes next for a post, as a button; nothing where nothing waits for the viewer. */
export function NextStepButton({ item, pending, onDo }: Props) {
  const t = useT();
  const lacks = useLacks(item);
  const step = nextStep(item, Object.keys(lacks ?? {}).length);
  if (step === "lacks")
    return (
      <Button component={AppLink} href={`${itemHref(item)}#lacks`}>
        {t("editorScreens.lacks")}
      </Button>
    );
  const deed = step === null ? undefined : DEEDS[step];
  if (step === null || deed === undefined) return null;
  return (
    <Button loading={pending} onClick={() => onDo(deed)}>
      {t(`contentScreens.next.${step}Action`)}
    </Button>
  );
}
