package io.datadecide.coordinator.launch;

/** Removes what workers wrote. */
@FunctionalInterface
public interface RunFiles {
    /**
     * Removes a directory that {@link WorkDirectories} named, with all that is in it. {@link LaunchException}: it cannot
     * be removed, or not whole; doing it again goes on.
     *
     * @return false when there is none
     */
    boolean remove(String directory);
}
