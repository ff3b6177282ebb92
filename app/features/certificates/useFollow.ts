import { useNavigate } from "@remix-run/react";
import type { Id } from "../../../convex/_generated/dataModel";
import { useToast } from "../../ui/feedback/useToast";
import { useT } from "../../ui/i18n/useT";
import { credentialHref } from "./credential";

/** Leads to the certificate that takes another's place, and says that it is being made. */
export function useFollow(step: "correct" | "renew" | "supersede"): (fresh: Id<"credentials">) => void {
  const t = useT();
  const toast = useToast();
  const navigate = useNavigate();
  return (fresh) => {
    toast({ message: t(`certificateScreens.${step}.done`), meaning: "info" });
    navigate(credentialHref(fresh));
  };
}
