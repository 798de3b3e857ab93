package io.datadecide.scorer.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.Locale;

/**
 * Parses a loglikelihood request of the OLMES layout.
 *
 * @param task task or subtask that it belongs to
 * @param document number of its question, without the offset of unconditional requests
 * @param unconditional whether its context omits the question
 * @param choice index of its choice
 * @param gold index of the correct choice
 * @param context what precedes the continuation
 * @param continuation the text to score
 */
record RequestLine(
        String task, long document, boolean unconditional, int choice, int gold, String context, String continuation) {
    /** Offset of the question's number in unconditional requests (OLMES {@code uncond_docid_offset}). */
    static final long UNCONDITIONAL_OFFSET = 1_000_000;

    static RequestLine parse(JsonNode line, TaskLines at) {
        String type = line.path("request_type").asText("loglikelihood");
        if (!type.equals("loglikelihood")) {
            throw at.problem("request_type is \"" + type + "\"; only loglikelihood requests are supported");
        }
        JsonNode request = field(line, "request", JsonNodeType.OBJECT, at);
        String continuation =
                field(request, "continuation", JsonNodeType.STRING, at).textValue();
        if (continuation.isBlank()) {
            throw at.problem("the continuation is empty; give each choice a text");
        }
        long document = integer(line, "doc_id", at);
        boolean unconditional = document >= UNCONDITIONAL_OFFSET;
        return new RequestLine(
                line.path("task_name").asText(""),
                unconditional ? document - UNCONDITIONAL_OFFSET : document,
                unconditional,
                Math.toIntExact(integer(line, "idx", at)),
                Math.toIntExact(integer(line, "label", at)),
                field(request, "context", JsonNodeType.STRING, at).textValue(),
                continuation);
    }

    private static long integer(JsonNode node, String name, TaskLines at) {
        JsonNode value = field(node, name, JsonNodeType.NUMBER, at);
        if (!value.isIntegralNumber() || value.longValue() < 0 || value.longValue() > Integer.MAX_VALUE) {
            throw at.problem("field \"" + name + "\" is " + value + "; it must be an integer from 0");
        }
        return value.longValue();
    }

    private static JsonNode field(JsonNode node, String name, JsonNodeType type, TaskLines at) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            throw at.problem("field \"" + name + "\" is missing; write requests in the OLMES layout");
        }
        if (value.getNodeType() != type) {
            throw at.problem("field \"" + name + "\" is a "
                    + value.getNodeType().name().toLowerCase(Locale.ROOT) + "; it must be a "
                    + type.name().toLowerCase(Locale.ROOT));
        }
        return value;
    }
}
