import { api } from "../../../../convex/_generated/api";
import { useToast } from "../../../ui/feedback/useToast";
import { useT } from "../../../ui/i18n/useT";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import type { MaterialLine } from "./material";

type Subject = Pick<MaterialLine, "id" | "title">;

/** What is done with a material at one press; what was taken away can be had back from the toast. */
export function useMaterialDeeds() {
  const t = useT();
  const toast = useToast();
  const publish = useDo(api.library.materials.publish);
  const unpublish = useDo(api.library.materials.unpublish);
  const remove = useDo(api.library.materials.remove);
  const restore = useDo(api.library.materials.restore);
  const { pending, attempt } = useAttempt();
  const says = (key: "published" | "unpublished" | "removed" | "restored", { title }: Subject) =>
    t(`materials.done.${key}`, { title });
  return {
    pending,
    publish: (subject: Subject) =>
      attempt(async () => {
        await publish({ material: subject.id });
        toast({ message: says("published", subject) });
      }),
    publishAll: (subjects: readonly Subject[]) =>
      attempt(async () => {
        for (const { id } of subjects) await publish({ material: id });
        toast({ message: t("materials.done.publishedAll", { count: subjects.length }) });
      }),
    unpublish: (subject: Subject) =>
      attempt(async () => {
        await unpublish({ material: subject.id });
        toast({ message: says("unpublished", subject) });
      }),
    remove: (subject: Pick<MaterialLine, "id" | "title" | "state">) =>
      attempt(async () => {
        await remove({ material: subject.id });
        const undo = async () => {
          await restore({ material: subject.id });
          if (subject.state === "published") await publish({ material: subject.id });
        };
        toast({
          message: says("removed", subject),
          onUndo: async () => void (await attempt(undo)),
        });
      }),
    restore: (subject: Subject) =>
      attempt(async () => {
        await restore({ material: subject.id });
        toast({ message: says("restored", subject) });
      }),
  };
}
