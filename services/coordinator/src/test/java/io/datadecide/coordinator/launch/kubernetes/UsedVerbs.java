package io.datadecide.coordinator.launch.kubernetes;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/** Notes which verb on which resource every request needs, as the API server's authorizer would say it. */
final class UsedVerbs extends RequestRate {
    private static final Path ROLE =
            Path.of(System.getProperty("datadecide.root", "../.."), "helm/datadecide/templates/role-coordinator.yaml");

    private final Set<String> used = new ConcurrentSkipListSet<>();

    UsedVerbs() {
        super(200);
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        used.add(verb(request.method(), request.uri()));
        super.before(builder, request, tags);
    }

    private static String verb(String method, URI uri) {
        String[] path = uri.getPath().replaceFirst(".*/namespaces/[^/]+/", "").split("/");
        boolean named = path.length > 1;
        String resource = path.length > 2 ? path[0] + "/" + path[2] : path[0];
        boolean watch = String.valueOf(uri.getQuery()).contains("watch=true");
        String verb = switch (method) {
            case "POST" -> "create";
            case "DELETE" -> named ? "delete" : "deletecollection";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            default -> watch ? "watch" : named ? "get" : "list";
        };
        return verb + " " + resource;
    }

    Set<String> used() {
        return new TreeSet<>(used);
    }

    /** The coordinator's Role in the chart. */
    static Role role() {
        try (var lines = Files.lines(ROLE)) {
            String plain = lines.filter(line -> !line.contains("{{")).collect(Collectors.joining("\n"));
            return new KubernetesSerialization().unmarshal(plain, Role.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> allowed(Role role) {
        Set<String> allowed = new TreeSet<>();
        for (PolicyRule rule : role.getRules()) {
            for (String resource : rule.getResources()) {
                rule.getVerbs().forEach(verb -> allowed.add(verb + " " + resource));
            }
        }
        return allowed;
    }
}
