import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useT } from "../../ui/i18n/useT";
import { ErrorPage } from "./ErrorPage";

/** The page for everything that went wrong and was not handled nearer to where it happened. */
export function RootError() {
  const error = useRouteError();
  const t = useT();
  if (isRouteErrorResponse(error) && error.status === 404)
    return <ErrorPage title={t("shell.notFound.title")} text={t("shell.notFound.text")} />;
  if (isRouteErrorResponse(error) && error.status === 403)
    return <ErrorPage title={t("shell.forbidden.title")} text={t("shell.forbidden.text")} />;
  return <ErrorPage title={t("shell.broken.title")} text={t("shell.broken.text")} />;
}
