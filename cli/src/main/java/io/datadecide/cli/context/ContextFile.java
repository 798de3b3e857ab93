package io.datadecide.cli.context;

import io.datadecide.cli.error.CliException.BadInput;
import io.datadecide.cli.error.CliException.Failed;
import io.datadecide.files.DurableFile;
import io.datadecide.plan.experiment.Suggestion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The file that keeps contexts: {@code $DATADECIDE_CONTEXTS}, or {@code datadecide/contexts.yaml} in
 * {@code $XDG_CONFIG_HOME} or {@code ~/.config}. It may hold tokens, so only its owner may read it.
 *
 * @param path the file
 */
public record ContextFile(Path path) {
    private static final List<String> KEYS =
            List.of("server", "token", "tokenFile", "caFile", "certFile", "keyFile", "baseDirectory");

    /** The user's file. */
    public static ContextFile ofUser() {
        String named = System.getenv("DATADECIDE_CONTEXTS");
        if (named != null && !named.isBlank()) {
            return new ContextFile(Path.of(named).toAbsolutePath());
        }
        String config = System.getenv("XDG_CONFIG_HOME");
        Path directory = config != null && !config.isBlank()
                ? Path.of(config)
                : Path.of(System.getProperty("user.home"), ".config");
        return new ContextFile(directory.resolve("datadecide").resolve("contexts.yaml"));
    }

    /** What is in it; nothing when it is not there. {@link BadInput}: it cannot be read. */
    public Contexts read() {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            Object root = new Yaml(new SafeConstructor(options)).load(Files.readString(path));
            Map<String, Object> all = map(root == null ? Map.of() : root, "", List.of("current", "contexts"));
            Map<String, ServerContext> named = new TreeMap<>();
            map(all.getOrDefault("contexts", Map.of()), "contexts", List.of())
                    .forEach((name, value) -> named.put(name, context(name, value)));
            String current = text(all, "current", "");
            return new Contexts(current == null ? "" : current, new TreeMap<>(named));
        } catch (NoSuchFileException e) {
            return Contexts.NONE;
        } catch (IOException e) {
            throw new BadInput(path + " cannot be read: " + e.getMessage());
        } catch (YAMLException e) {
            throw new BadInput(path + " is not YAML: " + e.getMessage());
        }
    }

    private ServerContext context(String name, Object value) {
        String place = "contexts." + name;
        Map<String, Object> keys = map(value, place, KEYS);
        String server = text(keys, "server", place);
        if (server == null) {
            throw new BadInput(path + ": " + place + ".server is missing; give the coordinator's address");
        }
        return new ServerContext(
                server,
                text(keys, "token", place),
                text(keys, "tokenFile", place),
                text(keys, "caFile", place),
                text(keys, "certFile", place),
                text(keys, "keyFile", place),
                text(keys, "baseDirectory", place));
    }

    private @Nullable String text(Map<String, Object> keys, String key, String place) {
        Object value = keys.get(key);
        if (value instanceof Map || value instanceof List) {
            throw new BadInput(path + ": " + (place.isEmpty() ? key : place + "." + key) + " is not a text");
        }
        return value == null ? null : value.toString();
    }

    /** A mapping with known keys; no keys stand for any. */
    private Map<String, Object> map(Object value, String place, List<String> known) {
        if (!(value instanceof Map<?, ?> found)) {
            throw new BadInput(path + ": " + (place.isEmpty() ? "the file" : place) + " is not a mapping");
        }
        Map<String, Object> map = new LinkedHashMap<>();
        found.forEach((key, entry) -> {
            String name = String.valueOf(key);
            if (!known.isEmpty() && !known.contains(name)) {
                throw new BadInput(path + ": unknown key `" + name + "` in " + (place.isEmpty() ? "the file" : place)
                        + Suggestion.near(name, known)
                                .map(near -> "; did you mean `" + near + "`?")
                                .orElse(""));
            }
            if (entry != null) {
                map.put(name, entry);
            }
        });
        return map;
    }

    /** Writes it beside, then renames it, readable by its owner only. */
    public void write(Contexts contexts) {
        Map<String, Object> named = new LinkedHashMap<>();
        contexts.named().forEach((name, context) -> named.put(name, keys(context)));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("current", contexts.current());
        root.put("contexts", named);
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        byte[] text = new Yaml(options).dump(root).getBytes(StandardCharsets.UTF_8);
        try {
            DurableFile.writePrivate(path, text);
        } catch (IOException e) {
            throw new Failed(path + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> keys(ServerContext context) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("server", context.server());
        put(keys, "token", context.token());
        put(keys, "tokenFile", context.tokenFile());
        put(keys, "caFile", context.caFile());
        put(keys, "certFile", context.certFile());
        put(keys, "keyFile", context.keyFile());
        put(keys, "baseDirectory", context.baseDirectory());
        return keys;
    }

    private static void put(Map<String, Object> keys, String key, @Nullable String value) {
        if (value != null) {
            keys.put(key, value);
        }
    }
}
