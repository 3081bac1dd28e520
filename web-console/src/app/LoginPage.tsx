import { Link, useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Login } from "../features/login/Login";
import { isSetupNeeded } from "../shared/api/client";

export function LoginPage() {
  const { next } = useSearch({ from: "/login" });
  const navigate = useNavigate();
  const router = useRouter();
  const { t } = useTranslation();
  // Whether there is anybody who could log in is asked of the server each time: no start order can make it wrong.
  useEffect(() => {
    void isSetupNeeded().then((needed) => {
      if (needed) {
        void navigate({ to: "/setup", replace: true });
      }
    });
  }, [navigate]);
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
