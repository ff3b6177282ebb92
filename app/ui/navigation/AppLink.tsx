import { useHref, useInRouterContext, useLinkClickHandler } from "@remix-run/react";
import { type AnchorHTMLAttributes, forwardRef } from "react";

export type AppLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> & { href: string };

const ELSEWHERE = /^([a-z][a-z0-9+.-]*:|\/\/|#)/i;

/** A link that moves within the app without loading a page anew; outside a router, or to elsewhere, a plain one. */
export const AppLink = forwardRef<HTMLAnchorElement, AppLinkProps>(function AppLink(props, ref) {
  const routed = useInRouterContext() && !ELSEWHERE.test(props.href) && props.target === undefined;
  return routed ? <RoutedLink {...props} ref={ref} /> : <a {...props} ref={ref} />;
});

const RoutedLink = forwardRef<HTMLAnchorElement, AppLinkProps>(function RoutedLink(
  { href, onClick, ...rest },
  ref,
) {
  const move = useLinkClickHandler(href);
  return (
    <a
      {...rest}
      ref={ref}
      href={useHref(href)}
      onClick={(event) => {
        onClick?.(event);
        if (!event.defaultPrevented) move(event);
      }}
    />
  );
});
