-- Begins a try that counts until it is taken back, if fewer than so many failed in the window that ends now.
--
-- KEYS[1]  rate_limit:{name}:{who}: the tries that count, by receipt, scored with their time
-- ARGV[1]  tries that may fail within the window
-- ARGV[2]  the window in microseconds
-- ARGV[3]  the receipt of this try
--
-- Returns {tries left after this one, 0}, or {-1, microseconds to wait} when it may not begin.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local window = tonumber(ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now - window))
local count = redis.call('ZCARD', KEYS[1])
if count >= tonumber(ARGV[1]) then
    local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
    return {-1, math.max(1, oldest[2] + window - now)}
end
redis.call('ZADD', KEYS[1], string.format('%.0f', now), ARGV[3])
redis.call('PEXPIRE', KEYS[1], math.ceil(window / 1000))
return {ARGV[1] - count - 1, 0}
