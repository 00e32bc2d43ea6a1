package io.mirrordesk.observed;

import io.mirrordesk.contract.Problem;

/** As many simulations as the portal makes at once are under way. */
public final class SimulationsBusy extends Problem {

    SimulationsBusy() {
        super(
                Kind.UNAVAILABLE,
                "simulations-busy",
                "The portal is busy with the simulations of others. Try again in some seconds.");
    }
}
