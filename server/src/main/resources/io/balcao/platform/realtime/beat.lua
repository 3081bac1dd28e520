-- A node says that it lives, makes sure that the stream is there and whole, and hears who has died.
-- KEYS[1] the stream   KEYS[2] its epoch   KEYS[3] the number of its last entry   KEYS[4] nodes by their last beat
-- ARGV[1] the epoch to begin with, if one must be   ARGV[2] an item that says resync   ARGV[3] the node
-- ARGV[4] milliseconds of silence after which a node is dead
-- ARGV[5] the epoch the node reads, ARGV[6] and ARGV[7] the two halves of the last entry's id that it has read
-- Gives the epoch, the id of the last entry, 1 if the node was not known, the dead, and how many nodes there are.
local epoch = redis.call('GET', KEYS[2])
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local whole = epoch and last
if whole and epoch == ARGV[5] then
  -- A stream that ends before what a node has read was put back from an older copy.
  local millis, sequence = string.match(last[1], '(%d+)-(%d+)')
  millis, sequence = tonumber(millis), tonumber(sequence)
  local readMillis, readSequence = tonumber(ARGV[6]), tonumber(ARGV[7])
  whole = millis > readMillis or (millis == readMillis and sequence >= readSequence)
end
local lastId
if whole then
  lastId = last[1]
else
  epoch = ARGV[1]
  redis.call('DEL', KEYS[1], KEYS[3])
  redis.call('SET', KEYS[2], epoch)
  lastId = redis.call('XADD', KEYS[1], '*', 'e', epoch, 'n', redis.call('INCR', KEYS[3]), 'b', ARGV[2])
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local isNew = redis.call('ZADD', KEYS[4], now, ARGV[3])
local dead = redis.call('ZRANGEBYSCORE', KEYS[4], '-inf', now - tonumber(ARGV[4]))
return {epoch, lastId, isNew, dead, redis.call('ZCARD', KEYS[4])}
