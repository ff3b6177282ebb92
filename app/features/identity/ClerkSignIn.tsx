import { SignIn } from "@clerk/remix";
import { Center } from "@mantine/core";
import { ClerkRoot } from "../live/ClerkLive";

/** Clerk's own form. */
export default function ClerkSignIn() {
  return (
    <ClerkRoot>
      <Center component="main" mih="100dvh">
        <SignIn path="/sign-in/clerk" routing="path" />
      </Center>
    </ClerkRoot>
  );
}
