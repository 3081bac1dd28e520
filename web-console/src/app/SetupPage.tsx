import { useLocation, useNavigate } from "@tanstack/react-router";
import { Setup } from "../features/login/Setup";

/** The token stands behind the `#`, where it is in no server's log and in no Referer. */
export function SetupPage() {
  const token = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate();
  return <Setup token={token} onDone={() => void navigate({ to: "/welcome" })} />;
}
