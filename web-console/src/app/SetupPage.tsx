import { useNavigate, useSearch } from "@tanstack/react-router";
import { Setup } from "../features/login/Setup";

export function SetupPage() {
  const { token } = useSearch({ from: "/setup" });
  const navigate = useNavigate();
  return <Setup token={token ?? ""} onDone={() => void navigate({ to: "/settings/channels" })} />;
}
