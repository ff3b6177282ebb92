import { Button } from "@mantine/core";
import { api } from "../../../../convex/_generated/api";
import type { ThreadEvent } from "../../../../convex/publishing/rules/threads";
import { useToast } from "../../../ui/feedback/useToast";
import { useT } from "../../../ui/i18n/useT";
import { useAttempt } from "../../live/useAttempt";
import { useDo } from "../../live/useLive";
import type { Thread } from "./threads";

/** What the viewer may do with a thread, as the server says it. What can be opened again is done at once. */
export function ThreadDeeds({ thread }: { thread: Thread }) {
  const t = useT();
  const toast = useToast();
  const { pending, attempt } = useAttempt();
  const decide = useDo(api.publishing.threads.decide);
  const accept = useDo(api.publishing.threads.accept);
  const act = (event: ThreadEvent) =>
    attempt(async () => {
      if (event !== "accept") await decide({ thread: thread.id, event });
      // A block that has changed meanwhile is shown beside the suggestion by itself.
      else if (!(await accept({ thread: thread.id })).applied) return;
      toast({ message: t(`editorScreens.thread.done.${event}`) });
    });
  return thread.mayDo.map((event) => (
    <Button
      key={event}
      size="compact-sm"
      variant={event === "accept" ? "filled" : "default"}
      disabled={pending}
      onClick={() => void act(event)}
    >
      {t(`editorScreens.thread.do.${event}`)}
    </Button>
  ));
}
