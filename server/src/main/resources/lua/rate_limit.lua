-- Takes one from a key's allowance (GCRA: the generic cell rate algorithm, in one number).
--
-- KEYS[1]  rate_limit:{name}:{who}: when the allowance is whole again, in microseconds of this Redis' clock
-- ARGV[1]  microseconds in which one more request is allowed
-- ARGV[2]  microseconds that the allowance may run ahead: the window
--
-- Returns {microseconds to wait, microseconds until the allowance is whole}; the first is 0 when the request was taken.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local before = math.max(tonumber(redis.call('GET', KEYS[1])) or 0, now)
local whole = before + ARGV[1]
local wait = whole - ARGV[2] - now
if wait > 0 then
    return {wait, before - now}
end
redis.call('SET', KEYS[1], string.format('%.0f', whole), 'PX', math.ceil((whole - now) / 1000))
return {0, whole - now}
