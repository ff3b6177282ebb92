import { Button, type ButtonProps } from "@mantine/core";
import type { ReactNode } from "react";
import { useT } from "../i18n/useT";

type Props = Omit<ButtonProps, "loading" | "type"> & {
  /** While the form is on its way; a second press does nothing. */
  pending?: boolean;
  /** For forms with several buttons: which one was pressed. */
  name?: string;
  value?: string;
  form?: string;
  /** What happens: "Issue 18 certificates". */
  children: ReactNode;
};

/** Sends a form, and shows that it is on its way without changing its size. */
export function SubmitButton({ pending = false, children, ...props }: Props) {
  const t = useT();
  return (
    <>
      <Button
        type="submit"
        {...props}
        loading={pending}
        aria-disabled={pending || undefined}
        loaderProps={{ type: "dots" }}
      >
        {children}
      </Button>
      <span role="status" className="visuallyHidden">
        {pending ? t("ui.form.working") : ""}
      </span>
    </>
  );
}
