/**
 * Starting the process: the check of settings, directory and ports before anything else, the embedded database, and the lines
 * printed when the portal is ready. It knows no room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.mirrordesk.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
