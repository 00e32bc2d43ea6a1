/**
 * Starting the process: the embedded database, the check of settings and ports before anything else, and the lines printed
 * when the portal is ready. It knows no room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.mirrordesk.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
