import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { Login } from "../features/login/Login";

export function LoginPage() {
  const { next } = useSearch({ from: "/login" });
  const navigate = useNavigate();
  const router = useRouter();
  return (
    <Login
      onDone={() => {
        if (next) {
          router.history.push(next);
        } else {
          void navigate({ to: "/inbox" });
        }
      }}
    />
  );
}
