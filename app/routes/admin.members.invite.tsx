import { InviteMembersScreen } from "../features/people/InviteMembersScreen";
import { pageTitle } from "../features/shell/pageTitle";

export const meta = pageTitle("adminPeople.invite.title");

export default InviteMembersScreen;
