import { Outlet } from "@tanstack/react-router";

export function SchedulingLayout() {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1">
        <Outlet />
      </div>
    </div>
  );
}
