-- What a node says of one of its users.
-- KEYS[1] the user's nodes, each with a status   KEYS[2] the organization's users, each with a status
-- KEYS[3] the node's users
-- ARGV[1] the node   ARGV[2] online, away or gone   ARGV[3] the user   ARGV[4] the user among the node's users
-- ARGV[5] milliseconds after which all of it is forgotten, unless it is said again
-- Gives the user's status over all nodes if that has changed, and nothing otherwise.
if ARGV[2] == 'gone' then
  redis.call('HDEL', KEYS[1], ARGV[1])
  redis.call('SREM', KEYS[3], ARGV[4])
else
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
  redis.call('SADD', KEYS[3], ARGV[4])
end
local status = 'offline'
for _, one in ipairs(redis.call('HVALS', KEYS[1])) do
  if one == 'away' or status == 'offline' then
    status = one
  end
end
local before = redis.call('HGET', KEYS[2], ARGV[3]) or 'offline'
if status == 'offline' then
  redis.call('HDEL', KEYS[2], ARGV[3])
else
  redis.call('HSET', KEYS[2], ARGV[3], status)
end
for _, key in ipairs(KEYS) do
  redis.call('PEXPIRE', key, ARGV[5])
end
if status ~= before then
  return status
end
