import { useLoaderData } from "@remix-run/react";

export function loader() {
  return { now: Date.now() };
}

export default function Index() {
  return <p>Rendered at {useLoaderData<typeof loader>().now}.</p>;
}
