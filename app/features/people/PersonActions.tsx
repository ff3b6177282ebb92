import { Button } from "@mantine/core";
import { Form } from "@remix-run/react";
import { useState } from "react";
import { useT } from "../../ui/i18n/useT";
import { IconEye } from "../../ui/icons";
import { useMay, useMe } from "../admin/useMay";
import { AddressDialog } from "./AddressDialog";
import { MergeDialog } from "./MergeDialog";
import type { PersonFacts } from "./personFacts";
import { RenameDialog } from "./RenameDialog";

const DIALOGS = { rename: RenameDialog, address: AddressDialog, merge: MergeDialog };

/** What staff may do with a person: correct, merge, and look at the product as they do. */
export function PersonActions({ person }: { person: PersonFacts }) {
  const t = useT();
  const may = useMay();
  const me = useMe();
  const [asked, setAsked] = useState<keyof typeof DIALOGS | null>(null);
  const isOwner = person.roles.includes("owner");
  const changes = may("people.manage") && (!isOwner || may("owners.manage"));
  const own = changes && !person.knownElsewhere;
  const seesAs = may("people.impersonate") && !isOwner && person.person !== me.person.id;
  const Dialog = asked === null ? null : DIALOGS[asked];
  return (
    <>
      {seesAs && (
        <Form method="post" action="/auth/impersonation" reloadDocument>
          <input type="hidden" name="person" value={person.person} />
          <Button type="submit" variant="default" leftSection={<IconEye size={16} aria-hidden="true" />}>
            {t("adminPeople.person.seeAs")}
          </Button>
        </Form>
      )}
      {changes && (
        <Button variant="default" onClick={() => setAsked("merge")}>
          {t("adminPeople.merge.action")}
        </Button>
      )}
      {own && (
        <>
          <Button variant="default" onClick={() => setAsked("address")}>
            {t("adminPeople.address.action")}
          </Button>
          <Button variant="default" onClick={() => setAsked("rename")}>
            {t("adminPeople.rename.action")}
          </Button>
        </>
      )}
      {Dialog !== null && <Dialog person={person} onClose={() => setAsked(null)} />}
    </>
  );
}
