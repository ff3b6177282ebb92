import { api } from "../../../../convex/_generated/api";
import type { Id } from "../../../../convex/_generated/dataModel";
import { useToast } from "../../../ui/feedback/useToast";
import { useT } from "../../../ui/i18n/useT";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import { picturesByServer } from "../thumbnails/picturesByServer";
import type { StaffRecording } from "./staffRecording";

type Subject = Pick<StaffRecording, "id" | "title">;

/** What is done with a recording at one press. */
export function useRecordingDeeds() {
  const t = useT();
  const toast = useToast();
  const publish = useDo(api.library.recordings.publish);
  const unpublish = useDo(api.library.recordings.unpublish);
  const remove = useDo(api.library.recordings.remove);
  const move = useDo(api.library.recordings.move);
  const { pending, attempt } = useAttempt();
  const deed = (done: "published" | "unpublished" | "removed", work: typeof publish) => (subject: Subject) =>
    attempt(async () => {
      await work({ recording: subject.id });
      toast({ message: t(`recordings.done.${done}`, { title: subject.title }) });
    });
  const open = deed("published", publish);
  return {
    pending,
    publish: async (recording: StaffRecording) => {
      const done = await open(recording);
      // Whoever brought it in may have left before there were any pictures.
      const isBare = recording.file !== null && recording.thumbnails.length === 0;
      if (done && isBare) void picturesByServer(recording.id);
      return done;
    },
    unpublish: deed("unpublished", unpublish),
    remove: deed("removed", remove),
    place: (recording: Id<"recordings">, before: Id<"recordings"> | null) =>
      attempt(() => move({ recording, before })),
  };
}
