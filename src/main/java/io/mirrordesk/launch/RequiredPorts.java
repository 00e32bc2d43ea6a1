package io.mirrordesk.launch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Every port that the process will listen on. */
final class RequiredPorts {

    private RequiredPorts() {}

    static List<RequiredPort> of(LaunchSettings settings, Environment environment) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        List<RequiredPort> ports = new ArrayList<>();
        ports.add(new RequiredPort(
                environment.getProperty("server.port", Integer.class, 8080),
                "the portal",
                "server.port",
                address(environment)));
        if (settings.sandbox()) {
            ports.add(new RequiredPort(settings.sandboxPort(), "the sandbox", LaunchSettings.SANDBOX_PORT, loopback));
        }
        if (settings.database()) {
            ports.add(new RequiredPort(
                    settings.databasePort(), "the embedded database", LaunchSettings.DATABASE_PORT, loopback));
        }
        return ports;
    }

    private static @Nullable InetAddress address(Environment environment) {
        String address = environment.getProperty("server.address", "");
        try {
            return address.isEmpty() ? null : InetAddress.getByName(address);
        } catch (UnknownHostException unknown) {
            throw new LaunchRefused("server.address=" + address + " is not an address of this machine.", unknown);
        }
    }
}
