package io.datadecide.cli.remote;

import io.datadecide.cli.server.ExperimentClient;
import io.datadecide.proto.experiment.v1.Experiment;
import io.datadecide.proto.experiment.v1.ExperimentState;
import io.datadecide.proto.experiment.v1.ListExperimentsRequest;
import io.datadecide.proto.experiment.v1.ListExperimentsResponse;
import java.util.ArrayList;
import java.util.List;

/** Reads page after page until there are enough. */
public final class ExperimentPages {
    private static final int MAX_PAGE_SIZE = 500;

    private ExperimentPages() {}

    public static Listing<Experiment> read(
            ExperimentClient client, List<ExperimentState> states, String contains, int limit) {
        List<Experiment> found = new ArrayList<>();
        String token = "";
        do {
            ListExperimentsResponse page = client.list(ListExperimentsRequest.newBuilder()
                    .setPageSize(Math.min(MAX_PAGE_SIZE, limit - found.size()))
                    .setPageToken(token)
                    .addAllStates(states)
                    .setNameContains(contains)
                    .build());
            found.addAll(page.getExperimentsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty() && found.size() < limit);
        return new Listing<>(found, !token.isEmpty());
    }
}
