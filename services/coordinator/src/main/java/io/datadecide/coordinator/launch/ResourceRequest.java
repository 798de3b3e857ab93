package io.datadecide.coordinator.launch;

/**
 * What a worker needs of the machine that it runs on.
 *
 * @param memoryBytes memory of its process, as the plan estimates it
 * @param gpu whether it computes on a GPU of its own
 */
public record ResourceRequest(long memoryBytes, boolean gpu) {
    public ResourceRequest {
        if (memoryBytes < 1) {
            throw new IllegalArgumentException("a worker needs memory, got " + memoryBytes + " bytes");
        }
    }
}
