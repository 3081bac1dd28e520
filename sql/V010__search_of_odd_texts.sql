-- The words of what a person typed; the last one may be only begun. A minus before a word leaves it out; signs that are no
-- such minus say nothing, for many of them in a row would be more than the reader of queries takes.
CREATE OR REPLACE FUNCTION search_words(wanted text) RETURNS tsquery
    LANGUAGE plpgsql STABLE STRICT SET client_min_messages = warning AS $$
DECLARE
    words text := websearch_to_tsquery('portuguese',
        searchable(regexp_replace(wanted, '-(?![[:alnum:]"])|!', ' ', 'g')))::text;
BEGIN
    -- Nothing is left of stop words and punctuation: that finds nothing.
    RETURN nullif(CASE WHEN words ~ '[[:alnum:]]{3}''$' THEN words || ':*' ELSE words END, '')::tsquery;
END $$;
