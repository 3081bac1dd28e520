import { useNavigate, useSearch } from "@tanstack/react-router";
import { ChannelWizard } from "../features/settings/ChannelWizard";
import { isStep, useOrganization } from "../features/welcome/progress";
import { Welcome } from "../features/welcome/Welcome";

/** The step is in the address; without one, where the set-up was left. */
export function WelcomePage() {
  const { step } = useSearch({ from: "/console/welcome" });
  const navigate = useNavigate();
  const left = useOrganization().data?.setup_step;
  return (
    <Welcome
      step={step ?? (isStep(left) ? left : "organization")}
      onStep={(next) => void navigate({ to: "/welcome", search: { step: next } })}
      onLeave={() => void navigate({ to: "/inbox" })}
      channelWizard={(close) => <ChannelWizard onClose={close} />}
    />
  );
}
