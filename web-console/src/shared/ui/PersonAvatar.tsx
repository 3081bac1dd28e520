import { useOnlineUsers, useUsers } from "../api/useDirectory";
import { useMe } from "../services";
import { Avatar, type AvatarProps } from "./Avatar";

/** Of somebody who works here: with their picture, as far as one is told who they are. */
export function PersonAvatar(props: Omit<AvatarProps, "picture">) {
  const me = useMe();
  const online = useOnlineUsers().data;
  const all = useUsers().data;
  const { id } = props;
  const person = id === me.id ? me : (all?.find((one) => one.id === id) ?? online?.find((one) => one.id === id));
  return <Avatar {...props} picture={person?.avatar_url} />;
}
