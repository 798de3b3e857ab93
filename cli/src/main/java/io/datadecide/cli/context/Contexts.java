package io.datadecide.cli.context;

import io.datadecide.cli.error.CliException.BadInput;
import io.datadecide.plan.experiment.Suggestion;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * All contexts of a user.
 *
 * @param current name of the one that is used where none is named; empty for none
 * @param named the contexts by name
 */
public record Contexts(String current, SequencedMap<String, ServerContext> named) {
    /** Before the first. */
    public static final Contexts NONE = new Contexts("", new TreeMap<>());

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    public Contexts {
        named = new TreeMap<>(named);
        named.keySet().forEach(Contexts::requireName);
        if (!current.isEmpty() && !named.containsKey(current)) {
            throw new BadInput("the current context `" + current
                    + "` is none of the file's contexts; choose another with" + " `datadecide context use NAME`");
        }
    }

    public static void requireName(String name) {
        if (!name.matches(NAME)) {
            throw new BadInput("`" + name + "` is not a valid context name; use letters, digits, `.`, `_` and `-`");
        }
    }

    /** The context of this name. {@link BadInput}: there is none. */
    public ServerContext get(String name) {
        ServerContext found = named.get(name);
        if (found == null) {
            String hint = Suggestion.near(name, List.copyOf(named.keySet()))
                    .map(near -> "; did you mean `" + near + "`?")
                    .orElse("; `datadecide context list` shows what there is");
            throw new BadInput("there is no context `" + name + "`" + hint);
        }
        return found;
    }

    /** With a context added or replaced; the first one becomes the current one. */
    public Contexts with(String name, ServerContext context) {
        requireName(name);
        TreeMap<String, ServerContext> changed = new TreeMap<>(named);
        changed.put(name, context);
        return new Contexts(current.isEmpty() ? name : current, changed);
    }

    /** With another current context. */
    public Contexts using(String name) {
        get(name);
        return new Contexts(name, named);
    }

    /** Without a context. */
    public Contexts without(String name) {
        get(name);
        TreeMap<String, ServerContext> changed = new TreeMap<>(named);
        changed.remove(name);
        return new Contexts(current.equals(name) ? "" : current, changed);
    }
}
