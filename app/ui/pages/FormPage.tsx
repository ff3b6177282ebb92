import { type ReactNode, useId } from "react";
import { PageHeader, type PageHeaderProps } from "./PageHeader";
import classes from "./pages.module.css";

type Props = Omit<PageHeaderProps, "actions"> & {
  /** The form with its FormScope, ErrorSummary, FormSections and SaveBar. */
  children: ReactNode;
};

/** One column of questions, in sections. */
export function FormPage({ children, ...header }: Props) {
  return (
    <div className={classes.formPage}>
      <PageHeader {...header} />
      {children}
    </div>
  );
}

type SectionProps = { title: string; description?: ReactNode; children: ReactNode };

/** Questions on a page that is no FormPage: heads of sections stand at the side where there is room. */
export function FormArea({ children }: { children: ReactNode }) {
  return <div className={classes.formArea}>{children}</div>;
}

/** Questions that belong together. */
export function FormSection({ title, description, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.formSection} aria-labelledby={id}>
      <div className={classes.formSectionHead}>
        <h2 id={id}>{title}</h2>
        {description !== undefined && <p>{description}</p>}
      </div>
      <div className={classes.formFields}>{children}</div>
    </section>
  );
}
