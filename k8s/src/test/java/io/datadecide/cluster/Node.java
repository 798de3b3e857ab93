package io.datadecide.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** The test cluster's one node, which is this machine. */
final class Node {
    private Node() {}

    /** Its address, which pods reach. */
    static String address() {
        try (KubernetesClient client = new KubernetesClientBuilder().build()) {
            return client.nodes().list().getItems().getFirst().getStatus().getAddresses().stream()
                    .filter(address -> "InternalIP".equals(address.getType()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the cluster's node has no InternalIP"))
                    .getAddress();
        }
    }

    /** A port that nobody listens on at an address of this machine. */
    static int freePort(String address) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(address + " is no address of this machine, where the cluster has to be", e);
        }
    }
}
