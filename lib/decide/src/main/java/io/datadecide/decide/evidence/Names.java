package io.datadecide.decide.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers names from 0 in the order in which they are first seen. */
final class Names {

    static final int ABSENT = -1;

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final String kind;
    private final int most;

    Names(String kind, int most) {
        this.kind = kind;
        this.most = most;
    }

    int intern(String name) {
        Integer known = ids.get(name);
        if (known != null) {
            return known;
        }
        if (names.size() == most) {
            throw new EvidenceException("more than " + most + " different " + kind
                    + " names: is the column right? Otherwise split the file");
        }
        ids.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    int idOf(String name) {
        return ids.getOrDefault(name, ABSENT);
    }

    String name(int id) {
        return names.get(id);
    }

    List<String> all() {
        return Collections.unmodifiableList(names);
    }
}
