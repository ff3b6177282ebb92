import { useNavigate } from "@remix-run/react";
import { useState } from "react";
import { api } from "../../../../convex/_generated/api";
import { useToast } from "../../../ui/feedback/useToast";
import { useT } from "../../../ui/i18n/useT";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import { type Item, itemHref } from "./content";
import type { Deed } from "./deeds";

/** Those that a dialog asks about first. */
export type AskedDeed = Exclude<Deed, "submit" | "duplicate" | "restore">;

/** Does what was chosen with an item: at once where it can be undone, else `asked` names the dialog to show. */
export function useDeeds(item: Item) {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  const { pending, attempt } = useAttempt();
  const [asked, setAsked] = useState<AskedDeed | null>(null);
  const submit = useDo(api.publishing.items.submitForReview);
  const restore = useDo(api.publishing.items.restoreFromTrash);
  const duplicate = useDo(api.publishing.items.duplicate);
  const trash = useTrash(item);
  const run = (deed: Deed) => {
    switch (deed) {
      case "submit":
        return void attempt(async () => {
          await submit({ item: item.id });
          toast({ message: t("contentScreens.deed.submitDone") });
        });
      case "restore":
        return void attempt(async () => {
          await restore({ item: item.id });
          toast({ message: t("contentScreens.deed.restoreDone", { name: item.title }) });
        });
      case "duplicate":
        return void attempt(async () => {
          navigate(itemHref({ id: await duplicate({ item: item.id }), kind: item.kind }));
          toast({ message: t("contentScreens.deed.duplicateDone") });
        });
      case "trash":
        return affectsVisitors(item) ? setAsked(deed) : void attempt(trash);
      default:
        return setAsked(deed);
    }
  };
  return { pending, asked, run, close: () => setAsked(null) };
}

/** Puts an item into the trash, with a way back. */
export function useTrash({ id, title }: Pick<Item, "id" | "title">): () => Promise<void> {
  const t = useT();
  const toast = useToast();
  const { attempt } = useAttempt();
  const trash = useDo(api.publishing.items.trash);
  const restore = useDo(api.publishing.items.restoreFromTrash);
  return async () => {
    await trash({ item: id });
    toast({
      message: t("contentScreens.deed.trashDone", { name: title }),
      onUndo: async () => void (await attempt(() => restore({ item: id }))),
    });
  };
}

/** Whether undo alone would not bring back what visitors see or would have seen. */
function affectsVisitors({ state, publishAt }: Item): boolean {
  return state === "published" || publishAt !== null;
}
