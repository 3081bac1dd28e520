-- What a customer is told who comes into a department's queue, and to which departments its people may transfer.
ALTER TABLE departments
    -- Empty: nothing.
    ADD COLUMN greeting_text text NOT NULL DEFAULT '' CHECK (length(greeting_text) <= 1024),
    -- Empty: to all. Nobody who sees all of the organization is bound by it.
    ADD COLUMN transfer_department_ids uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(transfer_department_ids) <= 100);
