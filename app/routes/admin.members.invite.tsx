import { InviteMembersScreen } from "../features/people/InviteMembersScreen";

export default InviteMembersScreen;
