import { useRouteError } from "@remix-run/react";
import { useT } from "../../ui/i18n/useT";
import { ErrorPage } from "./ErrorPage";
import { failureKind } from "./failureKind";

/** The page for everything that went wrong and was not handled nearer to where it happened. */
export function RootError() {
  const kind = failureKind(useRouteError());
  const t = useT();
  return <ErrorPage title={t(`shell.${kind}.title`)} text={t(`shell.${kind}.text`)} />;
}
