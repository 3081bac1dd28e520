package io.balcao.conversations.desk;

import io.balcao.platform.OrganizationId;
import java.util.List;

/** Deletes the bytes of files that nobody may have any more. */
@FunctionalInterface
public interface LostFiles {
    /** @param storageKeys of rows that are gone, and committed */
    void delete(OrganizationId organization, List<String> storageKeys);
}
