import { Link, useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Login } from "../features/login/Login";

export function LoginPage() {
  const { next } = useSearch({ from: "/login" });
  const navigate = useNavigate();
  const router = useRouter();
  const { t } = useTranslation();
  return (
    <Login
      forgot={
        <Link to="/forgot-password" className="text-primary-ink hover:underline">
          {t("login.forgot")}
        </Link>
      }
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
