package io.mirrordesk.aws;

/** Where a change belongs to: the registry, and the authorized step that it carries out. */
record Origin(RegistryConnection connection, AuthorizedStep authorized) {}
