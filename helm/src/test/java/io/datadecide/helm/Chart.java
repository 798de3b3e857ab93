package io.datadecide.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The chart of this repository, as Helm sees it. */
final class Chart {
    static final Path DIRECTORY = Path.of(System.getProperty("datadecide.root", ".."), "helm", "datadecide");
    static final String RELEASE = "trial";
    static final String NAMESPACE = "somewhere";
    /** The least version that the chart is built for, and the one of the test cluster. */
    static final String CURRENT = "1.31.0";

    static final String OLD = "1.20.2";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Chart() {}

    /** The scenarios: {@code ci/*-values.yaml}. */
    static List<Path> scenarios() {
        return files(DIRECTORY.resolve("ci"));
    }

    static Path scenario(String name) {
        return DIRECTORY.resolve("ci").resolve(name + "-values.yaml");
    }

    static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String file) {
        try {
            return Files.readString(DIRECTORY.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LintResult lint() {
        return new Helm(DIRECTORY).lint().strict().call();
    }

    /** The objects that a scenario renders to. */
    static List<JsonNode> render(Path values, String kubernetes) {
        return documents(template(values, Map.of(), kubernetes));
    }

    /** What Helm prints for values and settings; fails as Helm fails. */
    static String template(Path values, Map<String, String> settings, String kubernetes) {
        ApiServerDouble.start();
        TemplateCommand command = new Helm(DIRECTORY)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion(kubernetes)
                .withValuesFile(values);
        settings.forEach(command::set);
        return command.call();
    }

    static List<JsonNode> documents(String yaml) {
        try (var read = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            List<JsonNode> documents = new ArrayList<>();
            while (read.hasNext()) {
                JsonNode document = read.next();
                if (document.isObject()) {
                    documents.add(document);
                }
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(String text) {
        return documents(text).getFirst();
    }

    /** The templates of pods: of Deployments, StatefulSets and the worker, and the pods themselves. */
    static List<JsonNode> podTemplates(List<JsonNode> objects) {
        List<JsonNode> pods = new ArrayList<>();
        for (JsonNode object : objects) {
            switch (object.path("kind").asText()) {
                case "Deployment", "StatefulSet" -> pods.add(object.at("/spec/template"));
                case "Pod" -> pods.add(object);
                case "ConfigMap" -> {
                    if (object.path("data").has("worker-pod.yaml")) {
                        pods.add(yaml(object.at("/data/worker-pod.yaml").asText()));
                    }
                }
                default -> {}
            }
        }
        return pods;
    }
}
