package io.datadecide.scorer.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Measures the processor time of this process, which unlike wall time does not depend on other load of the machine. */
final class CpuTime {
    private static final double NANOS_PER_SECOND = 1e9;

    private CpuTime() {}

    /** Returns the seconds of all threads together; NaN when the system does not report them. */
    static double seconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                        && system.getProcessCpuTime() >= 0
                ? system.getProcessCpuTime() / NANOS_PER_SECOND
                : Double.NaN;
    }
}
