package io.mirrordesk.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/**
 * A TCP port that has to be free before anything starts.
 *
 * @param port 0 stands for any free port and is never refused
 * @param purpose who wants it, as people call it
 * @param property the setting that changes it
 * @param address where it is bound; null means on all addresses
 */
record RequiredPort(
        int port, String purpose, String property, @Nullable InetAddress address) {

    /** @throws LaunchRefused if somebody else listens there */
    void mustBeFree() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, port));
        } catch (IOException taken) {
            throw new LaunchRefused(
                    "port " + port + " for " + purpose + " cannot be used (" + taken.getMessage()
                            + "): stop what listens there, or choose another port with --" + property + "=….",
                    taken);
        }
    }
}
