import { Button } from "@mantine/core";
import { useState } from "react";
import { ConfirmDialog } from "../../ui/feedback/ConfirmDialog";
import { ConnectionBar } from "../../ui/feedback/ConnectionBar";
import { EmptyState } from "../../ui/feedback/EmptyState";
import { ErrorState } from "../../ui/feedback/ErrorState";
import { LoadMore } from "../../ui/feedback/LoadMore";
import { CardSkeleton, TextSkeleton } from "../../ui/feedback/Skeletons";
import { TaskProgress } from "../../ui/feedback/TaskProgress";
import { useToast } from "../../ui/feedback/useToast";
import { IconUsers } from "../../ui/icons";
import classes from "./design.module.css";
import { Specimen } from "./Specimen";

/** What says how things stand: nothing there, on its way, lost, done, broken. */
export function FeedbackSpecimens() {
  const [lost, setLost] = useState(true);
  return (
    <div className={classes.specimens}>
      <Specimen title="ConnectionBar">
        <ConnectionBar lost={lost} />
        <Button variant="default" w="fit-content" onClick={() => setLost(!lost)}>
          {lost ? "Connect" : "Lose the connection"}
        </Button>
      </Specimen>
      <Specimen title="EmptyState">
        <EmptyState
          icon={IconUsers}
          title="Nobody is here yet"
          text="Whoever is invited or applies appears here, with everything of theirs in one place."
          action={<Button>Invite somebody</Button>}
        />
      </Specimen>
      <Specimen title="ErrorState">
        <ErrorState onRetry={() => undefined} />
      </Specimen>
      <Specimen title="Skeletons">
        <TextSkeleton />
        <CardSkeleton />
      </Specimen>
      <Specimen title="TaskProgress">
        <TaskProgress label="Issuing 18 certificates" done={7} total={18} onCancel={() => undefined} />
        <TaskProgress label="Reading the file" done={0} total={null} />
      </Specimen>
      <Specimen title="LoadMore">
        <LoadMore shown={50} status="CanLoadMore" onLoadMore={() => undefined} />
        <LoadMore shown={50} status="LoadingMore" onLoadMore={() => undefined} />
        <LoadMore shown={1} status="Exhausted" />
      </Specimen>
      <Floating />
    </div>
  );
}

function Floating() {
  const toast = useToast();
  const [asked, setAsked] = useState(false);
  return (
    <Specimen title="Toasts and ConfirmDialog">
      <div className={classes.row}>
        <Button
          variant="default"
          onClick={() => toast({ message: "Ada Lovelace removed from the team", onUndo: () => undefined })}
        >
          Toast with undo
        </Button>
        <Button
          variant="default"
          onClick={() =>
            toast({ title: "Not saved", message: "The mail address is taken.", meaning: "danger" })
          }
        >
          Toast with danger
        </Button>
        <Button color="danger" variant="outline" onClick={() => setAsked(true)}>
          Ask
        </Button>
      </div>
      <ConfirmDialog
        opened={asked}
        title="Revoke the certificate of Ada Lovelace?"
        consequence="Whoever checks it sees from now on that it was revoked. This cannot be taken back."
        confirmLabel="Revoke the certificate"
        onConfirm={() => undefined}
        onClose={() => setAsked(false)}
      />
    </Specimen>
  );
}
