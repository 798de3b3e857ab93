package io.datadecide.decide.report;

import java.util.List;

/** Training loss of one run, ascending by step. */
public record LossCurve(String corpus, String size, String seed, List<Point> points) {

    public LossCurve {
        points = List.copyOf(points);
    }

    /**
     * @param tokens tokens seen
     * @param loss cross-entropy in nats a token
     */
    public record Point(long step, long tokens, double loss) {}
}
