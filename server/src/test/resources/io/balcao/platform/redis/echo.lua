-- Gives its key and its argument.
-- KEYS[1] a key   ARGV[1] an argument
return KEYS[1] .. ' ' .. ARGV[1]
