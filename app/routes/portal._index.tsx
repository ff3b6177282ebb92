import { PortalHome } from "../features/portal/PortalHome";

export default PortalHome;
