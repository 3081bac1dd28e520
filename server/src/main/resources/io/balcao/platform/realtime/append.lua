-- Adds an entry to the event stream. A stream that is gone is begun anew, under a new epoch and with a resync first.
-- KEYS[1] the stream   KEYS[2] its epoch   KEYS[3] the number of its last entry   KEYS[4] nodes by their last beat
-- ARGV[1] the epoch to begin with, if one must be   ARGV[2] entries to keep, about
-- ARGV[3] an item that says resync   ARGV[4] the items of the entry
-- Gives the entry's epoch, its id, its number, and how many nodes read the stream.
-- Every entry has its epoch (e), a number without gaps (n) and its items (b).
local epoch = redis.call('GET', KEYS[2])
if not epoch or redis.call('EXISTS', KEYS[1]) == 0 then
  epoch = ARGV[1]
  redis.call('DEL', KEYS[1], KEYS[3])
  redis.call('SET', KEYS[2], epoch)
  redis.call('XADD', KEYS[1], '*', 'e', epoch, 'n', redis.call('INCR', KEYS[3]), 'b', ARGV[3])
end
local number = redis.call('INCR', KEYS[3])
local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[2], '*', 'e', epoch, 'n', number, 'b', ARGV[4])
return {epoch, id, number, redis.call('ZCARD', KEYS[4])}
