package io.datadecide.scorer.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Processor time of this process: unlike wall time, it says what the work costs whatever else the machine does. */
final class CpuTime {
    private static final double NANOS_PER_SECOND = 1e9;

    private CpuTime() {}

    /** Seconds of all threads together; NaN where the system does not say. */
    static double seconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                        && system.getProcessCpuTime() >= 0
                ? system.getProcessCpuTime() / NANOS_PER_SECOND
                : Double.NaN;
    }
}
